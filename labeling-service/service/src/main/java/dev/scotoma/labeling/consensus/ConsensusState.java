package dev.scotoma.labeling.consensus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

public enum ConsensusState {
    @JsonProperty("settled")
    SETTLED,
    @JsonProperty("contested")
    CONTESTED,
    @JsonProperty("adjudicated")
    ADJUDICATED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ConsensusState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
