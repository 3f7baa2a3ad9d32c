package dev.scotoma.dataset.coverage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The condition axes whose values the vocabulary lists, in its order: only of these can be said what is never shown. A test holds them
 * against {@code vocabulary.condition_value}.
 */
public final class ClosedAxes {
    /** The values by axis. */
    public static final Map<String, List<String>> VALUES = values();

    private ClosedAxes() {}

    public static boolean has(String axis, String value) {
        return VALUES.getOrDefault(axis, List.of()).contains(value);
    }

    private static Map<String, List<String>> values() {
        var values = new LinkedHashMap<String, List<String>>();
        values.put(
                "attack_type",
                List.of(
                        "none",
                        "print",
                        "print_cut",
                        "replay_phone",
                        "replay_tablet",
                        "replay_monitor",
                        "mask_paper",
                        "mask_rigid",
                        "mask_soft",
                        "makeup",
                        "partial",
                        "other"));
        values.put("pai_quality", List.of("low", "medium", "high"));
        values.put("camera", List.of("laptop", "phone_front", "phone_rear", "tablet", "external"));
        values.put("distance", List.of("near", "mid", "far"));
        values.put("face_px", List.of("<120", "120-240", ">240"));
        values.put("light_level", List.of("dark", "normal", "strong"));
        values.put("light_dir", List.of("even", "side", "back"));
        values.put("colour_temp", List.of("warm", "neutral", "cool"));
        values.put("sharpness", List.of("blurred", "soft", "sharp"));
        values.put("noise", List.of("low", "medium", "high"));
        values.put("fps", List.of("<15", "15-25", ">25"));
        values.put("resolution", List.of("<480p", "480p", "720p", "1080p+"));
        values.put("compression", List.of("light", "medium", "heavy"));
        values.put("yaw_coverage", List.of("frontal", "one_side", "both_sides"));
        values.put("environment", List.of("indoor", "outdoor", "vehicle"));
        values.put("age_band", List.of("18-24", "25-34", "35-44", "45-54", "55-64", "65+"));
        values.put("gender", List.of("female", "male", "other"));
        values.put("skin_tone", List.of("1-2", "3-4", "5-6", "7-8", "9-10"));
        return Collections.unmodifiableMap(values);
    }
}
