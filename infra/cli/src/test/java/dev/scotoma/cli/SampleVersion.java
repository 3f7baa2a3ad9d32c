package dev.scotoma.cli;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A version of one session. */
final class SampleVersion {
    private SampleVersion() {}

    /** Answers its identity. */
    static String write(Path folder) throws IOException {
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
            Manifest manifest = writer.finish(ReleaseBuilder.builder()
                    .version("v1")
                    .line("line-1")
                    .query(Query.NONE)
                    .parent(null)
                    .blindSpots(List.of())
                    .licence("CC-BY-NC-4.0")
                    .signer(LedgerFile.signer())
                    .excluded(Map.of())
                    .build());
            Papers.write(
                    folder, manifest, new About(Instant.parse("2026-11-23T12:00:00Z"), "For tests.", List.of(), ""));
            Checksums.write(folder, List.of());
            return manifest.sha256();
        }
    }
}
