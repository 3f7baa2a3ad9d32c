package dev.scotoma.labeling.task;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Why a labeler does not answer for a clip. */
public enum SkipReason {
    @JsonProperty("wont_play")
    WONT_PLAY,
    @JsonProperty("know_person")
    KNOW_PERSON,
    @JsonProperty("upsetting")
    UPSETTING,
    @JsonProperty("other")
    OTHER,
    /** A child is in it: nobody else is given it until a reviewer has looked. */
    @JsonProperty("minor")
    MINOR,
    /** Somebody is in it who seems not to know of it: the same. */
    @JsonProperty("stranger")
    STRANGER;

    boolean reports() {
        return this == MINOR || this == STRANGER;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
