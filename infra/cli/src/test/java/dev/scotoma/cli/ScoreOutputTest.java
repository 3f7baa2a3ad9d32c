package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.workers.media.FramePack.Box;
import dev.scotoma.workers.media.FramePack.Face;
import dev.scotoma.workers.scoring.Decision;
import dev.scotoma.workers.scoring.FileScore;
import dev.scotoma.workers.scoring.FileScore.Failed;
import dev.scotoma.workers.scoring.FileScore.Scored;
import dev.scotoma.workers.scoring.FileScore.Seen;
import dev.scotoma.workers.scoring.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScoreOutputTest {
    private static final Optional<Face> FACE = Optional.of(new Face(1, new Box(1, 2, 3, 4), List.of()));

    private static final FileScore ATTACK = new Scored(
            Path.of("a.webm"),
            List.of(new Seen(0, FACE, Optional.of(.75)), new Seen(33, Optional.empty(), Optional.empty())),
            new Verdict(OptionalDouble.of(.75), Optional.empty(), Decision.ATTACK, 1, 0, Optional.empty()),
            Map.of("spoof", .75),
            Optional.empty(),
            "cpu");
    private static final FileScore NOBODY = new Scored(
            Path.of("b.webm"),
            List.of(new Seen(0, Optional.empty(), Optional.empty())),
            Verdict.NO_RESPONSE,
            Map.of(),
            Optional.of("A face was found in 0 of 15 frames looked at."),
            "cpu");
    private static final FileScore BROKEN = new Failed(Path.of("c.webm"), "It is damaged.");

    @Test
    void peopleReadWhyThereIsNoResponse() {
        assertThat(ScoreText.line(ATTACK)).isEqualTo("attack       0.750       2      1  a.webm%n".formatted());
        assertThat(ScoreText.line(NOBODY))
                .isEqualTo(
                        "no_response      -       1      0  b.webm  (A face was found in 0 of 15 frames looked at.)%n"
                                .formatted());
        assertThat(ScoreText.line(BROKEN)).isEqualTo("error        c.webm: It is damaged.%n".formatted());
    }

    @Test
    void programsReadTheSame() throws IOException {
        JsonNode files = new JsonMapper()
                .readTree(ScoreJson.of("tried iteration 1", List.of(ATTACK, NOBODY, BROKEN)))
                .get("files");
        assertThat(files.get(0).toString())
                .isEqualTo("{\"file\":\"a.webm\",\"frames\":2,\"faces\":1,\"score\":0.75,\"decision\":\"attack\","
                        + "\"heads\":{\"spoof\":0.75},\"frame_scores\":[0.75,null],\"perturbed\":null,"
                        + "\"perturbed_flips\":null,\"no_response\":null,\"computed_by\":\"cpu\",\"error\":null}");
        assertThat(files.get(1).get("no_response").textValue()).startsWith("A face was found in 0");
        assertThat(files.get(1).get("decision").textValue()).isEqualTo("no_response");
        assertThat(files.get(2).get("error").textValue()).isEqualTo("It is damaged.");
        assertThat(files.get(2).get("frame_scores")).isEmpty();
    }
}
