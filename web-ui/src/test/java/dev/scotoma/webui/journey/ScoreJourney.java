package dev.scotoma.webui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./scotoma score} as built, with the network that ships: no stack runs. */
class ScoreJourney {
    private static final Path MODEL =
            StackUnderTest.ROOT.resolve("blindspot-analyzer/workers/src/main/resources/models/starter/model.yaml");

    @TempDir
    Path folder;

    private String said = "";
    private String complained = "";

    @Test
    void aPictureIsScoredAndABadFileBesideItIsAnErrorOfItsOwn() throws Exception {
        Path bad = Files.writeString(folder.resolve("bad.webm"), "no film");
        assertThat(scotoma("score", "--model", MODEL.toString(), "--json", bad.toString(), portrait()))
                .as(complained)
                .isEqualTo(1);
        JsonNode answer = new ObjectMapper().readTree(said);
        assertThat(answer.get("model").textValue()).isEqualTo("starter iteration 1");
        assertThat(answer.at("/files/0/error").textValue()).isEqualTo("This is no WebM, MP4, JPEG or PNG.");
        assertThat(answer.at("/files/0/score").isNull()).isTrue();
        JsonNode scored = answer.at("/files/1");
        assertThat(scored.fieldNames())
                .toIterable()
                .containsExactly(
                        "file",
                        "frames",
                        "faces",
                        "score",
                        "decision",
                        "heads",
                        "frame_scores",
                        "perturbed",
                        "perturbed_flips",
                        "no_response",
                        "computed_by",
                        "error");
        assertThat(scored.get("error").isNull()).isTrue();
        assertThat(scored.get("faces").intValue()).isEqualTo(1);
        assertThat(scored.get("score").doubleValue()).isBetween(0.0, 1.0);
        assertThat(scored.get("heads")).hasSize(8);
        assertThat(scored.get("frame_scores")).hasSize(1);
        assertThat(complained).isEmpty();
    }

    @Test
    void whatCannotBeStartedIsOneSentenceAndExitTwo() throws Exception {
        assertThat(scotoma("score", "--model", "nothing.yaml", portrait())).isEqualTo(2);
        assertThat(complained).isEqualTo("scotoma: There is no manifest nothing.yaml.\n");
        assertThat(scotoma("score", "--model", MODEL.toString(), "--frames", "0", portrait()))
                .isEqualTo(2);
        assertThat(complained).isEqualTo("scotoma: --frames is 1 to 256.\n");
    }

    @Test
    void aNetworkThatBreaksTheManifestsContractIsRefusedBeforeAnyScore() throws Exception {
        Path brought = folder.resolve("brought");
        Files.createDirectory(brought);
        Files.copy(MODEL.resolveSibling("network.pt"), brought.resolve("network.pt"));
        Path manifest = Files.writeString(
                brought.resolve("model.yaml"), Files.readString(MODEL).replace("[phone, finger, ", "[finger, "));

        assertThat(scotoma("score", "--model", manifest.toString(), "--json", portrait()))
                .isEqualTo(2);
        assertThat(said).isEmpty();
        assertThat(complained)
                .contains("network.pt answers")
                .contains("where its manifest promises")
                .containsOnlyOnce("\n");
    }

    private String portrait() throws IOException {
        return FaceClip.still(folder.resolve("portrait.jpg")).toString();
    }

    private int scotoma(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(StackUnderTest.ROOT.resolve("scotoma").toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES))
                    .as("ended within three minutes")
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        said = Files.readString(out);
        complained = Files.readString(err);
        return process.exitValue();
    }
}
