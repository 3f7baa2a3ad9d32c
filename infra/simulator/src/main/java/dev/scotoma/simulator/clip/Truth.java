package dev.scotoma.simulator.clip;

import static dev.scotoma.simulator.scene.Conditions.word;

import dev.scotoma.simulator.scene.Attribute;
import dev.scotoma.simulator.scene.Conditions;
import dev.scotoma.simulator.scene.Person;
import dev.scotoma.simulator.scene.Scene;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is planted in a clip, as one line of truth.csv. No value holds a comma or a quote. */
public final class Truth {
    private Truth() {}

    public static String header() {
        return String.join(",", values(Scene.any(0)).keySet());
    }

    public static String line(String clip, String mimeType, Scene scene) {
        Map<String, String> values = values(scene);
        values.put("clip", clip);
        values.put("mime_type", mimeType);
        return String.join(",", values.values());
    }

    /** By column, in the order of the columns; the clip's own two are empty. */
    public static Map<String, String> values(Scene scene) {
        Conditions planted = scene.conditions();
        Person person = scene.person();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("clip", "");
        values.put("mime_type", "");
        values.put("seed", Long.toString(scene.seed()));
        values.put("participant", participant(person));
        values.put("kind", scene.isAttack() ? "attack" : "genuine");
        values.put("attack_type", scene.instrument().type().word());
        values.put(
                "pai_quality", scene.isAttack() ? scene.instrument().quality().word() : "");
        values.put("camera", word(planted.camera()));
        values.put("distance", word(planted.distance()));
        values.put("light_level", word(planted.lightLevel()));
        values.put("light_dir", word(planted.lightDir()));
        values.put("colour_temp", word(planted.colourTemp()));
        values.put("country", person.country());
        values.put("age_band", person.ageBand());
        values.put("gender", person.gender());
        values.put("skin_tone", person.skinTone());
        for (Attribute attribute : Attribute.values()) {
            values.put(attribute.word(), scene.shows(attribute) ? "1" : "0");
        }
        return values;
    }

    private static String participant(Person person) {
        return "p%016x".formatted(person.seed());
    }
}
