package dev.scotoma.simulator.scene;

import java.util.Locale;

/** How much effort went into the instrument: the better, the weaker its cues. */
public enum Quality {
    LOW,
    MEDIUM,
    HIGH;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
