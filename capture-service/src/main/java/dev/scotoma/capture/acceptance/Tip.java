package dev.scotoma.capture.acceptance;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scotoma.capture.session.Prescribed;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One piece of advice for the next take; never a reason against this one, and never against what was prescribed. */
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
        if (odd(inspection.distance(), "far", prescribed.distance())) {
            return Optional.of(COME_CLOSER);
        }
        if (odd(inspection.distance(), "near", prescribed.distance())) {
            return Optional.of(MOVE_BACK);
        }
        if (odd(inspection.lightLevel(), "dark", prescribed.lightLevel())) {
            return Optional.of(MORE_LIGHT);
        }
        if (odd(inspection.lightLevel(), "strong", prescribed.lightLevel())) {
            return Optional.of(LESS_LIGHT);
        }
        return odd(inspection.lightDir(), "back", prescribed.lightDir())
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

    private static boolean odd(@Nullable String measured, String value, @Nullable String askedFor) {
        return value.equals(measured) && !value.equals(askedFor);
    }
}
