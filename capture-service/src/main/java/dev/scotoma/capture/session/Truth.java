package dev.scotoma.capture.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scotoma.capture.campaign.Kind;
import jakarta.persistence.EnumeratedValue;

/** Whether a session is an attack; undecided ones are excluded and counted. */
public enum Truth {
    @JsonProperty("genuine")
    GENUINE("genuine"),
    @JsonProperty("attack")
    ATTACK("attack"),
    @JsonProperty("undecided")
    UNDECIDED("undecided");

    @EnumeratedValue
    final String word;

    Truth(String word) {
        this.word = word;
    }

    public static Truth of(Kind kind) {
        return switch (kind) {
            case GENUINE -> GENUINE;
            case ATTACK -> ATTACK;
        };
    }
}
