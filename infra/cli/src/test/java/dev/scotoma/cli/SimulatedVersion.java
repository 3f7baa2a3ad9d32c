package dev.scotoma.cli;

import dev.scotoma.dataset.format.Agreement;
import dev.scotoma.dataset.format.DatasetWriter;
import dev.scotoma.dataset.format.Digests;
import dev.scotoma.dataset.format.Item;
import dev.scotoma.dataset.format.ItemBuilder;
import dev.scotoma.dataset.format.Query;
import dev.scotoma.dataset.format.ReleaseBuilder;
import dev.scotoma.simulator.clip.Clip;
import dev.scotoma.simulator.clip.Clips;
import dev.scotoma.simulator.scene.AttackType;
import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Conditions.Camera;
import dev.scotoma.simulator.scene.Conditions.ColourTemperature;
import dev.scotoma.simulator.scene.Conditions.Distance;
import dev.scotoma.simulator.scene.Conditions.LightDirection;
import dev.scotoma.simulator.scene.Conditions.LightLevel;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Quality;
import dev.scotoma.simulator.scene.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A version of simulated people, each with a genuine recording and an attack, as the platform would export it. */
final class SimulatedVersion {
    private static final Conditions EVERYDAY = new Conditions(
            Camera.PHONE_FRONT, Distance.MID, LightLevel.NORMAL, LightDirection.EVEN, ColourTemperature.NEUTRAL);

    private final long firstSeed;

    SimulatedVersion(long firstSeed) {
        this.firstSeed = firstSeed;
    }

    /** People in the order of the splits. */
    void write(Path folder, int train, int dev, int test) throws IOException {
        Files.createDirectories(folder.resolve("media"));
        var clips = new Clips(Path.of("target", "clips"));
        record Made(Item item, Scene scene) {}
        List<Made> made = new ArrayList<>();
        for (int person = 0; person < train + dev + test; person++) {
            String split = person < train ? "train" : person < train + dev ? "dev" : "test";
            for (boolean attack : new boolean[] {false, true}) {
                Scene scene = scene(person, attack);
                made.add(new Made(item(folder, clips.of(scene), person, scene, split), scene));
            }
        }
        made.sort(Comparator.comparing(each -> each.item().id()));
        try (var writer = new DatasetWriter(folder)) {
            for (Made each : made) {
                writer.add(each.item(), agreements(each.item(), each.scene()));
            }
            writer.finish(ReleaseBuilder.builder()
                    .version("v1")
                    .line("line-1")
                    .query(Query.NONE)
                    .parent(null)
                    .blindSpots(List.of())
                    .licence("CC-BY-NC-4.0")
                    .signer(null)
                    .excluded(Map.of())
                    .build());
        }
    }

    private Scene scene(int person, boolean attack) {
        long seed = firstSeed + 2L * person + (attack ? 1 : 0);
        Person who = Person.of(firstSeed + 2L * person);
        AttackType type = AttackType.ATTACKS.get(person % AttackType.ATTACKS.size());
        return attack ? Scene.attack(seed, who, EVERYDAY, type, Quality.MEDIUM) : Scene.genuine(seed, who, EVERYDAY);
    }

    private static Item item(Path folder, Clip clip, int person, Scene scene, String split) throws IOException {
        byte[] recording = clip.bytes();
        String sha256 = Digests.of(recording);
        String media = Item.mediaPath(sha256, clip.extension());
        Files.write(folder.resolve(media), recording);
        String kind = scene.isAttack() ? "attack" : "genuine";
        String name = "p_" + digest("person " + person);
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("attack_type", scene.instrument().type().word());
        return ItemBuilder.builder()
                .id("s_" + digest(kind + person))
                .participant(name)
                .depicted(name)
                .split(split)
                .truth(kind)
                .prescribedKind(kind)
                .declaredKind(kind)
                .prescribedAttackType(scene.instrument().type().word())
                .instrument(null)
                .attempt(1)
                .campaign("c_1")
                .recordedOn("2026-11-23")
                .mayBeShared(true)
                .conditions(conditions)
                .mediaPath(media)
                .mediaSha256(sha256)
                .mediaBytes(recording.length)
                .container(clip.extension())
                .codec(null)
                .durationMs(null)
                .evidence(Item.NOT_TOLD)
                .build();
    }

    private static List<Agreement> agreements(Item item, Scene scene) {
        List<Agreement> agreements = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            boolean there = scene.shows(attribute);
            agreements.add(new Agreement(
                    item.id(),
                    attribute.word(),
                    there ? 3 : 0,
                    there ? 0 : 3,
                    0,
                    there ? .97 : .02,
                    "settled",
                    there,
                    "majority"));
        }
        return agreements;
    }

    private static String digest(String text) {
        return Digests.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    }
}
