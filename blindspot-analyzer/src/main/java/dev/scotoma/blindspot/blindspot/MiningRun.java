package dev.scotoma.blindspot.blindspot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A numbered look at one iteration and outcome.
 *
 * @param minEffectiveParticipants fewest effective participants of a subdomain that is tested
 * @param participants clusters: a participant with the people their attacks depict
 * @param tested how many subdomains alpha covers
 */
record MiningRun(
        int number,
        UUID iterationId,
        String name,
        int iteration,
        boolean demonstration,
        String outcome,
        double alpha,
        int minSupport,
        int minEffectiveParticipants,
        int sessions,
        int participants,
        int errors,
        double baseRate,
        double baseLow,
        double baseHigh,
        int tested,
        int found,
        List<Exclusion> excluded,
        Instant minedAt) {

    /** @param reason the first that applies: not_decided, rejected, in_training, not_scored, no_response */
    record Exclusion(String reason, int sessions) {}
}
