package dev.scotoma.dataset.format;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One session in a dataset version: a row of {@code sessions}. Every id is a pseudonym, the same in all versions of one line of
 * recipients.
 *
 * @param depicted the participant whose face the recording shows
 * @param truth {@code genuine} or {@code attack}
 * @param instrument the concrete print, screen or mask, when one was named
 * @param attempt the participant's attempt in this campaign, from 1: first attempts are reported apart from retries
 * @param recordedOn UTC date, as 2026-11-23
 * @param mayBeShared whether the person agreed, separately, that others than the collector may use it
 * @param conditions value by axis ({@link #AXES}); an axis that is absent is unknown
 * @param durationMs measured; null when the container gave none
 * @param evidence what truth and recording rest on; not told of what was released before 2026-12-01
 */
@RecordBuilder
public record Item(
        String id,
        String participant,
        String depicted,
        String split,
        String truth,
        String prescribedKind,
        String declaredKind,
        String prescribedAttackType,
        @Nullable String instrument,
        int attempt,
        String campaign,
        String recordedOn,
        boolean mayBeShared,
        Map<String, String> conditions,
        String mediaPath,
        String mediaSha256,
        long mediaBytes,
        @Nullable String container,
        @Nullable String codec,
        @Nullable Integer durationMs,
        Evidence evidence) {

    /** What was prescribed, what was declared and what the crowd saw are the same. */
    public static final String AGREED = "agreed";

    /** They are not, and a reviewer ruled. */
    public static final String RULED = "ruled";

    /**
     * What truth rests on, and how good the recording is to look at.
     *
     * @param truthDecided {@link #AGREED} or {@link #RULED}
     * @param width of the pictures in pixels, as a player shows them
     * @param frames that a player shows
     * @param sampledFrames those that were looked at, spread over the recording
     * @param faceFrames those of them in which the face was found
     */
    public record Evidence(
            @Nullable String truthDecided,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Integer frames,
            @Nullable Integer sampledFrames,
            @Nullable Integer faceFrames) {}

    public static final Evidence NOT_TOLD = new Evidence(null, null, null, null, null, null);

    /** The condition axes in the order of the vocabulary; each is a column of {@code sessions}. */
    public static final java.util.List<String> AXES = java.util.List.of(
            "attack_type",
            "pai_quality",
            "camera",
            "device_model",
            "os",
            "browser",
            "distance",
            "face_px",
            "light_level",
            "light_dir",
            "colour_temp",
            "sharpness",
            "noise",
            "fps",
            "resolution",
            "compression",
            "yaw_coverage",
            "environment",
            "country",
            "age_band",
            "gender",
            "skin_tone");

    public Item {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
        for (String axis : conditions.keySet()) {
            if (!AXES.contains(axis)) {
                throw new IllegalArgumentException("no condition axis is called " + axis);
            }
        }
    }

    /** The one place that says where an item's recording lies in an export. */
    public static String mediaPath(String sha256, String extension) {
        return "media/" + sha256 + "." + extension;
    }
}
