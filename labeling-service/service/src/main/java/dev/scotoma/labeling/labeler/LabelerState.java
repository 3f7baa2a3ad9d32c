package dev.scotoma.labeling.labeler;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

public enum LabelerState {
    /** Answers for gold only, until that was good enough. */
    @JsonProperty("qualifying")
    QUALIFYING,
    @JsonProperty("active")
    ACTIVE,
    /** Gets no clips; what was answered counts. */
    @JsonProperty("paused")
    PAUSED,
    /** Gets no clips, and what was answered no longer counts. */
    @JsonProperty("banned")
    BANNED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LabelerState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
