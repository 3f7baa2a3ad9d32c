package dev.scotoma.dataset.format;

import dev.scotoma.dataset.ledger.Chain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A small version: three items of two people, one attack, one answer nobody could give. */
public final class Sample {
    static final DatasetWriter.Release RELEASE = ReleaseBuilder.builder()
            .version("v1")
            .line("line-1")
            .query(Query.of(Map.of("sharing", "any", "countries", List.of("ES", "MX"), "certainty", 0.9)))
            .parent("0".repeat(64))
            .blindSpots(List.of("b_2", "b_1"))
            .licence("CC-BY-NC-4.0")
            .signer(Chain.KEY.signer().base64())
            .excluded(Map.of("contested", 2, "rejected", 1))
            .build();

    public static final About ABOUT =
            new About(Instant.parse("2026-11-23T12:00:00Z"), "For tests.", List.of("A. Author"), "A note.");

    private Sample() {}

    public static Manifest write(Path folder) throws IOException {
        return write(folder, List.of());
    }

    static Manifest write(Path folder, List<Protocol> protocols) throws IOException {
        return write(folder, protocols, items(), Sample::agreements);
    }

    static Manifest write(
            Path folder, List<Protocol> protocols, List<Item> items, Function<Item, List<Agreement>> agreements)
            throws IOException {
        try (var writer = new DatasetWriter(folder, protocols)) {
            for (Item item : items) {
                writer.add(item, agreements.apply(item));
                Path media = folder.resolve(item.mediaPath());
                Files.createDirectories(media.getParent());
                Files.write(media, recording(item.id()));
            }
            Manifest manifest = writer.finish(RELEASE);
            papers(folder, manifest, ABOUT);
            return manifest;
        }
    }

    public static void papers(Path folder, Manifest manifest, About about) throws IOException {
        Papers.write(folder, manifest, about);
        Checksums.write(folder, List.of());
    }

    /** What a copy looks like that is handed out after the item was withdrawn. */
    public static void writeWithout(Path folder, Path release, String withdrawn) throws IOException {
        try (var writer = new DatasetWriter(folder)) {
            for (Item item : items()) {
                if (!item.id().equals(withdrawn)) {
                    writer.add(item, agreements(item));
                    Files.createDirectories(folder.resolve("media"));
                    Files.copy(release.resolve(item.mediaPath()), folder.resolve(item.mediaPath()));
                }
            }
            writer.finish(RELEASE);
        }
        DatasetWriter.writeTombstones(folder, List.of(new Tombstone(withdrawn, Instant.parse("2026-11-24T08:00:00Z"))));
        Files.copy(
                release.resolve("manifest.json"),
                folder.resolve("manifest.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        papers(folder, DatasetReader.manifest(folder), ABOUT);
    }

    public static List<Item> items() {
        return List.of(
                item("s_a", "p_1", "train", "genuine", Map.of("attack_type", "none", "camera", "laptop")),
                item("s_b", "p_1", "train", "attack", Map.of("attack_type", "print", "face_px", "<120")),
                item("s_c", "p_2", "test", "genuine", Map.of("device_model", "naïve \"Ünit\"\\\n☃")));
    }

    private static Item item(String id, String person, String split, String truth, Map<String, String> conditions) {
        byte[] recording = recording(id);
        String sha256 = Digests.of(recording);
        return ItemBuilder.builder()
                .id(id)
                .participant(person)
                .depicted(person)
                .split(split)
                .truth(truth)
                .prescribedKind(truth)
                .declaredKind(truth)
                .prescribedAttackType(conditions.getOrDefault("attack_type", "none"))
                .instrument(null)
                .attempt(1)
                .campaign("c_1")
                .recordedOn("2026-11-23")
                .mayBeShared(true)
                .conditions(conditions)
                .mediaPath(Item.mediaPath(sha256, "webm"))
                .mediaSha256(sha256)
                .mediaBytes(recording.length)
                .container("webm")
                .codec("vp8")
                .durationMs(id.equals("s_c") ? null : 4000)
                .evidence(Item.NOT_TOLD)
                .build();
    }

    static List<Agreement> agreements(Item item) {
        var agreements = new ArrayList<Agreement>();
        for (String attribute : Agreement.ATTRIBUTES) {
            boolean present = item.truth().equals("attack") && attribute.equals("spoof");
            agreements.add(
                    attribute.equals("mirror")
                            ? new Agreement(item.id(), attribute, 0, 0, 3, 0.0, "adjudicated", false, "ruling")
                            : new Agreement(
                                    item.id(),
                                    attribute,
                                    present ? 2 : 0,
                                    present ? 1 : 3,
                                    0,
                                    present ? 2.0 / 3 : 0.0,
                                    "settled",
                                    present,
                                    "majority"));
        }
        return agreements;
    }

    private static byte[] recording(String id) {
        return ("the recording of " + id).getBytes(StandardCharsets.UTF_8);
    }
}
