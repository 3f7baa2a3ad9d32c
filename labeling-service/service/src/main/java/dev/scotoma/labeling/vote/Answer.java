package dev.scotoma.labeling.vote;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

public enum Answer {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO,
    @JsonProperty("unsure")
    UNSURE;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Answer of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
