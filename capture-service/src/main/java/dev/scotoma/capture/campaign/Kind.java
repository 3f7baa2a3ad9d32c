package dev.scotoma.capture.campaign;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** What a presentation is: the person, or an instrument that shows the person. */
public enum Kind {
    @JsonProperty("genuine")
    GENUINE("genuine"),
    @JsonProperty("attack")
    ATTACK("attack");

    @EnumeratedValue
    final String word;

    Kind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
