package dev.scotoma.capture.session;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.EnumeratedValue;

/** Where the reward of a session stands; apart from its state, because an honest take that is unusable is paid too. */
public enum Payment {
    @JsonProperty("none")
    NONE("none"),
    @JsonProperty("payable")
    PAYABLE("payable"),
    @JsonProperty("paid")
    PAID("paid"),
    @JsonProperty("declined")
    DECLINED("declined");

    @EnumeratedValue
    final String word;

    Payment(String word) {
        this.word = word;
    }
}
