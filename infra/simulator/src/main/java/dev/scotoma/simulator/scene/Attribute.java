package dev.scotoma.simulator.scene;

import java.util.Locale;

/** The eight attack attributes, in the order of the vocabulary; what a session truly shows. */
public enum Attribute {
    PHONE,
    FINGER,
    MOIRE,
    ARTIFACTS,
    GLARE,
    MIRROR,
    HIDDEN,
    SPOOF;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
