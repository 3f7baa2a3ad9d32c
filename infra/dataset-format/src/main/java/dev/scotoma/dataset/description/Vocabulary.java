package dev.scotoma.dataset.description;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that the closed condition axes have, so that a datasheet can say what a version never shows. */
public final class Vocabulary {
    /** By axis, both in the order of the vocabulary. */
    public static final Map<String, List<String>> VALUES = values();

    /** What participants say of themselves. */
    static final List<String> DEMOGRAPHICS = List.of("country", "age_band", "gender", "skin_tone");

    private Vocabulary() {}

    private static Map<String, List<String>> values() {
        var values = new LinkedHashMap<String, List<String>>();
        put(
                values,
                "attack_type",
                "none print print_cut replay_phone replay_tablet replay_monitor mask_paper mask_rigid mask_soft makeup"
                        + " partial other");
        put(values, "pai_quality", "low medium high");
        put(values, "camera", "laptop phone_front phone_rear tablet external");
        put(values, "distance", "near mid far");
        put(values, "face_px", "<120 120-240 >240");
        put(values, "light_level", "dark normal strong");
        put(values, "light_dir", "even side back");
        put(values, "colour_temp", "warm neutral cool");
        put(values, "sharpness", "blurred soft sharp");
        put(values, "noise", "low medium high");
        put(values, "fps", "<15 15-25 >25");
        put(values, "resolution", "<480p 480p 720p 1080p+");
        put(values, "compression", "light medium heavy");
        put(values, "yaw_coverage", "frontal one_side both_sides");
        put(values, "environment", "indoor outdoor vehicle");
        put(values, "age_band", "18-24 25-34 35-44 45-54 55-64 65+");
        put(values, "gender", "female male other");
        put(values, "skin_tone", "1-2 3-4 5-6 7-8 9-10");
        return Collections.unmodifiableMap(values);
    }

    private static void put(Map<String, List<String>> values, String axis, String members) {
        values.put(axis, List.of(members.split(" ", -1)));
    }
}
