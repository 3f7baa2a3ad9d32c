package dev.scotoma.dataset;

import dev.scotoma.dataset.format.About;
import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import dev.scotoma.dataset.format.Manifest;
import dev.scotoma.dataset.format.Query;
import dev.scotoma.dataset.format.ReleaseBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A version drawn from a seed: people with an age, a country and a device, each with some genuine sessions and some attacks. */
public final class DrawnVersion {
    public static final DatasetWriter.Release RELEASE = ReleaseBuilder.builder()
            .version("v1")
            .line("line-1")
            .query(Query.NONE)
            .parent(null)
            .blindSpots(List.of())
            .licence("CC-BY-NC-4.0")
            .signer(null)
            .excluded(Map.of("contested", 2))
            .build();

    public static final About ABOUT =
            new About(Instant.parse("2026-12-01T12:00:00Z"), "Drawn for tests.", List.of(), "");

    private static final List<String> COUNTRIES = List.of("DE", "BR", "KE", "IN", "US");
    private static final List<String> AGES = List.of("18-29", "30-44", "45-59", "60+");

    private final int items;
    private final int recordingBytes;
    private final Random random = new Random(7);

    public DrawnVersion(int items, int recordingBytes) {
        this.items = items;
        this.recordingBytes = recordingBytes;
    }

    public Manifest write(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("media"));
        try (var writer = new DatasetWriter(folder)) {
            for (Item item : items(folder)) {
                writer.add(item, agreements(item));
            }
            return writer.finish(RELEASE);
        }
    }

    private List<Item> items(Path folder) throws IOException {
        var drawn = new ArrayList<Item>();
        for (int number = 0; number < items; number++) {
            byte[] recording = new byte[recordingBytes / 2 + random.nextInt(recordingBytes)];
            random.nextBytes(recording);
            Item item = item(number, recording);
            Files.write(folder.resolve(item.mediaPath()), recording);
            drawn.add(item);
        }
        drawn.sort(java.util.Comparator.comparing(Item::id));
        return drawn;
    }

    private Item item(int number, byte[] recording) {
        int person = number / 4;
        String id = "s_" + digest("session " + number).substring(0, 32);
        String name = "p_" + digest("person " + person).substring(0, 32);
        boolean attack = number % 4 >= 2;
        String sha256 = Digests.of(recording);
        var conditions = new LinkedHashMap<String, String>();
        conditions.put("attack_type", attack ? "print" : "none");
        conditions.put("camera", person % 10 < 3 ? "laptop" : "phone_front");
        conditions.put("country", COUNTRIES.get(person % COUNTRIES.size()));
        if (person % 7 != 0) {
            conditions.put("age_band", AGES.get(person % AGES.size()));
        }
        return ItemBuilder.builder()
                .id(id)
                .participant(name)
                .depicted(name)
                .split(person % 5 == 3 ? "dev" : person % 5 == 4 ? "test" : "train")
                .truth(attack ? "attack" : "genuine")
                .prescribedKind(attack ? "attack" : "genuine")
                .declaredKind(attack ? "attack" : "genuine")
                .prescribedAttackType(attack ? "print" : "none")
                .instrument(null)
                .attempt(1)
                .campaign("c_1")
                .recordedOn("2026-11-23")
                .mayBeShared(true)
                .conditions(conditions)
                .mediaPath(Item.mediaPath(sha256, number % 3 == 0 ? "mp4" : "webm"))
                .mediaSha256(sha256)
                .mediaBytes(recording.length)
                .container("webm")
                .codec("vp8")
                .durationMs(4000)
                .evidence(new Item.Evidence(Item.AGREED, 640, 480, 100, 16, 15))
                .build();
    }

    private static List<Agreement> agreements(Item item) {
        boolean attack = item.truth().equals("attack");
        return Agreement.ATTRIBUTES.stream()
                .map(attribute -> {
                    boolean present = attack && (attribute.equals("spoof") || attribute.equals("artifacts"));
                    return new Agreement(
                            item.id(),
                            attribute,
                            present ? 3 : 0,
                            present ? 0 : 3,
                            0,
                            present ? .98 : .02,
                            "settled",
                            present,
                            "majority",
                            present ? .9 : .001,
                            present ? .999 : .1);
                })
                .toList();
    }

    private static String digest(String text) {
        return Digests.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
