package dev.scotoma.simulator.scene;

import java.util.List;
import java.util.Locale;

/** What is held before the camera. */
public enum AttackType {
    /** A living face: no attack. */
    NONE,
    PRINT,
    /** A print with holes through which the eyes of the person behind it look. */
    PRINT_CUT,
    REPLAY_PHONE,
    REPLAY_TABLET,
    REPLAY_MONITOR,
    /** A print cut along the contour of the face and worn on the head. */
    MASK_PAPER;

    public static final List<AttackType> ATTACKS =
            List.of(PRINT, PRINT_CUT, REPLAY_PHONE, REPLAY_TABLET, REPLAY_MONITOR, MASK_PAPER);

    public boolean isScreen() {
        return this == REPLAY_PHONE || this == REPLAY_TABLET || this == REPLAY_MONITOR;
    }

    public boolean isPaper() {
        return this == PRINT || this == PRINT_CUT || this == MASK_PAPER;
    }

    /** The value of axis attack_type. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
