package dev.scotoma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.Checksums;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Papers;
import dev.scotoma.dataset.format.Query;
import dev.scotoma.dataset.format.ReleaseBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCommandTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRightVersionIsSaidToBeSoWithItsIdentity() throws IOException {
        String identity = write();
        assertThat(run("dataset", "verify", folder.toString())).isZero();
        assertThat(out.toString()).contains("is right: version v1, 1 items").contains(identity);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theJsonSaysTheSame() throws IOException {
        String identity = write();
        assertThat(run("dataset", "verify", "--json", folder.toString())).isZero();
        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.get("right").booleanValue()).isTrue();
        assertThat(json.get("identity").textValue()).isEqualTo(identity);
        assertThat(json.get("counts").get("genuine").intValue()).isEqualTo(1);
        assertThat(json.get("faults")).isEmpty();
    }

    @Test
    void faultsAreListedAndTheExitCodeIsTwo() throws IOException {
        write();
        Files.writeString(folder.resolve("sessions.jsonl"), "{}\n");
        assertThat(run("dataset", "verify", folder.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("sessions.jsonl:1: item_id is missing");
        assertThat(err.toString()).startsWith("scotoma: ").contains("sessions.jsonl: the file has 3 bytes");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void badUsageIsOneSentenceAndTwo() {
        assertThat(run("dataset", "verify", folder.resolve("absent").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("scotoma: There is no folder ").hasLineCount(1);
        assertThat(run("dataset", "verify", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("manifest.json: the file is missing; is this the folder of a dataset?");
        assertThat(run()).isEqualTo(2);
        assertThat(run("dataset")).isEqualTo(2);
        assertThat(run("dataset", "verify")).isEqualTo(2);
        assertThat(run("mine-gold")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(6).allMatch(line -> line.startsWith("scotoma: "));
    }

    @Test
    void aDiffOfAVersionWithItselfIsEmpty() throws IOException {
        write();
        assertThat(run("dataset", "diff", folder.toString(), folder.toString())).isZero();
        assertThat(out.toString().strip()).isEqualTo("v1 to v1: 0 added, 0 removed, 0 changed, 1 the same");
        assertThat(run("dataset", "diff", "--by", "shoe", folder.toString(), folder.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("scotoma: There is no axis shoe; there are ");
    }

    @Test
    void aDiffIsToldBySubdomain(@TempDir Path older) throws IOException {
        write();
        empty(older);
        assertThat(run("dataset", "diff", "--by", "camera,country", "--items", older.toString(), folder.toString()))
                .isZero();
        assertThat(out.toString())
                .contains("v0 to v1: 1 added, 0 removed, 0 changed, 0 the same")
                .containsPattern("camera and country +added +removed +relabelled +re-split")
                .containsPattern("laptop and unknown +1 +0 +0 +0")
                .contains("s_1 added");
        out.getBuffer().setLength(0);
        assertThat(run("dataset", "diff", "--json", older.toString(), folder.toString()))
                .isZero();
        var json = new JsonMapper().readTree(out.toString());
        assertThat(json.at("/counts/added").intValue()).isEqualTo(1);
        assertThat(json.at("/items/0/kinds/0").textValue()).isEqualTo("added");
        assertThat(json.get("subdomains"))
                .anyMatch(group -> group.at("/conditions/camera").asText().equals("laptop"));
    }

    private static void empty(Path folder) throws IOException {
        try (var writer = new DatasetWriter(folder)) {
            writer.finish(release("v0"));
        }
    }

    private static DatasetWriter.Release release(String version) {
        return ReleaseBuilder.builder()
                .version(version)
                .line("line-1")
                .query(Query.NONE)
                .parent(null)
                .blindSpots(List.of())
                .licence("CC-BY-NC-4.0")
                .signer(null)
                .excluded(Map.of())
                .build();
    }

    @Test
    void shardsOfAVersionAreMadeAndProved() throws IOException {
        Path version = Files.createDirectory(folder.resolve("v1"));
        String identity = write(version);
        String shards = folder.resolve("shards").toString();
        assertThat(run("dataset", "shard", version.toString(), "--out", shards)).isZero();
        assertThat(run("dataset", "verify", shards)).isZero();
        assertThat(out.toString()).contains("is right: version v1, 1 items").contains(identity);
        assertThat(run("dataset", "shard", version.toString(), "--out", shards)).isEqualTo(2);
        assertThat(err.toString())
                .contains("shards is not empty; name a folder that is")
                .hasLineCount(1);
        Files.delete(Path.of(shards, "train-000000.tar"));
        assertThat(run("dataset", "verify", shards)).isEqualTo(2);
        assertThat(out.toString()).contains("train-000000.tar: the shard is missing");
    }

    @Test
    void rowsOfAVersionAreMadeAndProvedWithoutItsRecordings() throws IOException {
        Path version = Files.createDirectory(folder.resolve("v1"));
        String identity = write(version);
        String rows = folder.resolve("rows").toString();
        assertThat(run("dataset", "rows", version.toString(), "--out", rows)).isZero();
        assertThat(Path.of(rows, "media")).doesNotExist();
        assertThat(run("dataset", "verify", rows)).isZero();
        assertThat(out.toString())
                .contains("is right: version v1, 1 items (0 withdrawn since release), rows alone, identity " + identity);
        assertThat(run("dataset", "rows", version.toString(), "--out", rows)).isEqualTo(2);
        assertThat(err.toString())
                .contains("rows is not empty; name a folder that is")
                .hasLineCount(1);
    }

    @Test
    void aSizeThatNoShardCanHaveIsRefused() throws IOException {
        write();
        String shards = folder.resolve("shards").toString();
        assertThat(run("dataset", "shard", folder.toString(), "--out", shards, "--shard-mb", "0"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--shard-mb is 0; say 1 to 1000000.")
                .hasLineCount(1);
    }

    private int run(String... args) {
        return Scotoma.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private String write() throws IOException {
        return write(folder);
    }

    private String write(Path folder) throws IOException {
        byte[] recording = {1, 2, 3};
        String sha256 = Digests.of(recording);
        var item = ItemBuilder.builder()
                .id("s_1")
                .participant("p_1")
                .depicted("p_1")
                .split("train")
                .truth("genuine")
                .prescribedKind("genuine")
                .declaredKind("genuine")
                .prescribedAttackType("none")
                .instrument(null)
                .attempt(1)
                .campaign("c_1")
                .recordedOn("2026-11-23")
                .mayBeShared(true)
                .conditions(Map.of("camera", "laptop"))
                .mediaPath(Item.mediaPath(sha256, "webm"))
                .mediaSha256(sha256)
                .mediaBytes(recording.length)
                .container("webm")
                .codec("vp8")
                .durationMs(4000)
                .evidence(Item.NOT_TOLD)
                .build();
        Files.createDirectories(folder.resolve("media"));
        Files.write(folder.resolve(item.mediaPath()), recording);
        try (var writer = new DatasetWriter(folder)) {
            writer.add(
                    item,
                    Agreement.ATTRIBUTES.stream()
                            .map(attribute ->
                                    new Agreement("s_1", attribute, 0, 3, 0, 0.0, "settled", false, "majority"))
                            .toList());
            Manifest manifest = writer.finish(release("v1"));
            Papers.write(
                    folder, manifest, new About(Instant.parse("2026-11-23T12:00:00Z"), "For tests.", List.of(), ""));
            Checksums.write(folder, List.of());
            return manifest.sha256();
        }
    }
}
