package dev.scotoma.labeling.gold;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

enum GoldState {
    /** One reviewer has answered. */
    @JsonProperty("proposed")
    PROPOSED,
    /** A second one, blind to the first, says the same of the whole. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** A second one says something else. */
    @JsonProperty("refused")
    REFUSED,
    /** Found bad later. */
    @JsonProperty("retired")
    RETIRED;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static GoldState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
