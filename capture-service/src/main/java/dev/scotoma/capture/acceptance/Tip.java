package dev.scotoma.capture.acceptance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scotoma.capture.session.Prescribed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One piece of advice for the next take; never a reason against this one. On distance and light it is towards what was prescribed: where
 * nothing was, nobody is pulled to the easy middle, in which models do not fail.
 */
public enum Tip {
    @JsonProperty("show_face")
    SHOW_FACE,
    @JsonProperty("be_alone")
    BE_ALONE,
    @JsonProperty("record_again")
    RECORD_AGAIN,
    @JsonProperty("turn_more")
    TURN_MORE,
    @JsonProperty("hold_still")
    HOLD_STILL,
    @JsonProperty("come_closer")
    COME_CLOSER,
    @JsonProperty("move_back")
    MOVE_BACK,
    @JsonProperty("more_light")
    MORE_LIGHT,
    @JsonProperty("less_light")
    LESS_LIGHT,
    @JsonProperty("light_from_front")
    LIGHT_FROM_FRONT;

    private static final List<String> DISTANCES = List.of("near", "mid", "far");
    private static final List<String> LEVELS = List.of("dark", "normal", "strong");

    static Optional<Tip> of(Inspection inspection, Prescribed prescribed) {
        if (!inspection.passed()) {
            return Optional.of(against(String.valueOf(inspection.reason())));
        }
        if (inspection.yawCoverage() != null && !inspection.yawCoverage().equals("both_sides")) {
            return Optional.of(TURN_MORE);
        }
        if ("blurred".equals(inspection.sharpness())) {
            return Optional.of(HOLD_STILL);
        }
        int further = beyond(DISTANCES, inspection.distance(), prescribed.distance());
        if (further != 0) {
            return Optional.of(further > 0 ? COME_CLOSER : MOVE_BACK);
        }
        int lighter = beyond(LEVELS, inspection.lightLevel(), prescribed.lightLevel());
        if (lighter != 0) {
            return Optional.of(lighter > 0 ? LESS_LIGHT : MORE_LIGHT);
        }
        boolean frontal = "even".equals(prescribed.lightDir());
        return frontal
                        && inspection.lightDir() != null
                        && !inspection.lightDir().equals("even")
                ? Optional.of(LIGHT_FROM_FRONT)
                : Optional.empty();
    }

    /** What helps against this reason of a rejection; it stays when the recording and its inspection are erased. */
    static Tip against(String reason) {
        return switch (reason) {
            case Rule.NO_FACE -> SHOW_FACE;
            case Rule.SEVERAL_FACES, "minor", "stranger" -> BE_ALONE;
            default -> RECORD_AGAIN;
        };
    }

    /** By how many values more was measured than was asked for; 0 where nothing was asked for, or nothing is known. */
    private static int beyond(List<String> order, @Nullable String measured, @Nullable String askedFor) {
        return measured == null || askedFor == null ? 0 : order.indexOf(measured) - order.indexOf(askedFor);
    }
}
