package dev.scotoma.labeling.consensus;

import org.jspecify.annotations.Nullable;

/**
 * The standing of one attribute of one session.
 *
 * @param probability P(attribute present); null when nobody could tell
 * @param present null while contested
 */
public record Consensus(
        String attribute,
        int yes,
        int no,
        int unsure,
        ConsensusState state,
        @Nullable Double probability,
        @Nullable Boolean present) {}
