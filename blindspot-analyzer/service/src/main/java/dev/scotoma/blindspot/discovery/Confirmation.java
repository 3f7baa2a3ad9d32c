package dev.scotoma.blindspot.discovery;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people say about a blind spot who recorded nothing before it was found. The one hypothesis is that its iteration
 * errs there more often than expected, and it is tested on their sessions alone.
 *
 * @param run the mining run that found the blind spot
 * @param since when that was; whoever recorded anything until then has no say
 * @param sessions of fresh people in the blind spot
 * @param participants fresh clusters: a participant with the people their attacks depict
 * @param effectiveParticipants when nobody counts for more than √n of the n sessions, as in the test
 * @param rate so counted, like its interval
 * @param expected the rate they would have if all sessions that the iteration is judged by today failed alike, by the
 *     strata of the run's baseline
 * @param tooFew whether there are fewer than {@code minEffectiveParticipants} to test anything; p is null then
 * @param p one-sided, for this one hypothesis
 */
@RecordBuilder
record Confirmation(
        int run,
        Instant since,
        int sessions,
        int participants,
        double effectiveParticipants,
        int errors,
        @Schema(nullable = true) @Nullable Double rate,
        @Schema(nullable = true) @Nullable Double low,
        @Schema(nullable = true) @Nullable Double high,
        @Schema(nullable = true) @Nullable Double expected,
        boolean tooFew,
        int minEffectiveParticipants,
        @Schema(nullable = true) @Nullable Double p) {}
