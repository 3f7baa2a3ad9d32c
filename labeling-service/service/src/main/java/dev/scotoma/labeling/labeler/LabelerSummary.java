package dev.scotoma.labeling.labeler;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A labeler in the list of the team.
 *
 * @param gold how the last gold in the stream was answered
 * @param medianMs between a clip's appearance and the answer, of the last hundred
 * @param signs what a person should look at: {@code fast} or {@code same}
 */
@RecordBuilder
record LabelerSummary(
        UUID labelerId,
        LabelerState state,
        String reason,
        Instant since,
        List<String> languages,
        int answered,
        int owed,
        Mark gold,
        @Nullable Double wholeRight,
        @Nullable Integer medianMs,
        List<String> signs) {}
