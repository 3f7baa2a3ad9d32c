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
    OTHER;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
