package dev.scotoma.capture.withdrawal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a withdrawal has come.
 *
 * @param sessions recordings that it concerns
 * @param receipts per service, for how many of them the erasure is confirmed
 */
record Withdrawal(
        State state,
        int sessions,
        @Nullable Instant requestedAt,
        @Nullable Instant provenAt,
        List<Receipts> receipts) {
    enum State {
        @JsonProperty("none")
        NONE,
        @JsonProperty("requested")
        REQUESTED,
        @JsonProperty("proven")
        PROVEN
    }

    record Receipts(String service, int sessions) {}
}
