package dev.scotoma.capture.session;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who is seen in a recording and must not be. */
public enum Bystander {
    /** A child, as a participant too. */
    @JsonProperty("minor")
    MINOR("minor"),
    /** Somebody who agreed to nothing. */
    @JsonProperty("stranger")
    STRANGER("stranger");

    public final String word;

    Bystander(String word) {
        this.word = word;
    }
}
