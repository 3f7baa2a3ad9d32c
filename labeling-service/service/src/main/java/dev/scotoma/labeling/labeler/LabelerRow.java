package dev.scotoma.labeling.labeler;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A row of {@code labeler}. */
record LabelerRow(
        UUID labelerId,
        String state,
        String reason,
        Instant since,
        int attempt,
        List<String> languages,
        boolean withheld,
        Instant cameAt) {
    LabelerState is() {
        return LabelerState.of(state);
    }
}
