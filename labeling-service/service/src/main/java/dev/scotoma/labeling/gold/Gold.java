package dev.scotoma.labeling.gold;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gold item.
 *
 * @param attributes on which both reviewers agree; a labeler is held against these
 * @param seen how often it was answered
 * @param missed how often with the whole wrong; an item that good labelers miss is a bad one
 * @param objections what labelers say against it
 */
record Gold(
        UUID goldId,
        UUID sessionId,
        GoldState state,
        Instant proposedAt,
        int attributes,
        int seen,
        int missed,
        List<String> objections,
        @Nullable String retiredWhy) {}
