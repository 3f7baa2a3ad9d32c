package dev.scotoma.capture.acceptance;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a person has to look at a session. */
public enum Cause {
    /** A sign of fraud is open. */
    @JsonProperty("flagged")
    FLAGGED("flagged"),
    /** The participant declared another kind than the campaign asked for. */
    @JsonProperty("declaration")
    DECLARATION("declaration"),
    /** The crowd's answer to {@code spoof} contradicts what was asked for or declared. */
    @JsonProperty("crowd")
    CROWD("crowd"),
    /** What the crowd says by now contradicts the truth by which the session was accepted. */
    @JsonProperty("doubt")
    DOUBT("doubt"),
    @JsonProperty("no_face")
    NO_FACE("no_face"),
    @JsonProperty("several_faces")
    SEVERAL_FACES("several_faces");

    private final String word;

    Cause(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Cause of(String word) {
        for (Cause cause : values()) {
            if (cause.word.equals(word)) {
                return cause;
            }
        }
        throw new IllegalArgumentException("no cause is called " + word);
    }
}
