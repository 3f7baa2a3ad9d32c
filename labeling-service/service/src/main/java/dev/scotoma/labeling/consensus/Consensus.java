package dev.scotoma.labeling.consensus;

import io.soabase.recordbuilder.core.RecordBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The standing of one attribute of one session.
 *
 * @param method what it was decided by: {@code majority}, {@code dawid-skene} or {@code ruling}
 * @param probability P(attribute present), given the votes; null when nobody could tell
 * @param probabilityLow where the 95% interval of that probability begins; null once a reviewer has ruled
 * @param present null while contested
 */
@RecordBuilder
public record Consensus(
        String attribute,
        int yes,
        int no,
        int unsure,
        ConsensusState state,
        String method,
        @Nullable Double probability,
        @Nullable Double probabilityLow,
        @Nullable Double probabilityHigh,
        @Nullable Boolean present) {}
