package dev.scotoma.blindspot.discovery;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A numbered mining run over one iteration and outcome.
 *
 * @param outcome apcer, bpcer, flips, perturbation or disagreement
 * @param species the one attack medium that it is over; null for all that the outcome is taken over
 * @param attempts first, retries or all
 * @param baseline pooled has one base rate; species one of each attack medium and of the genuine sessions; campaign one
 *     of each of these in each campaign
 * @param also the groups of axes that were mined beside the usual ones: people, devices, crowd
 * @param baseRate over all sessions
 * @param place the how-manieth run it is over the same iteration and outcome, from 1
 * @param totalAlpha the family-wise error over all of these together, which the first sets
 * @param alpha what this run spends of it: the family-wise error over everything tested here
 * @param minEffectiveParticipants how many effective participants a tested subdomain has at least
 * @param participants clusters: a participant with the people their attacks depict
 * @param tested how many subdomains alpha covers
 * @param found how many blind spots
 * @param safer how many subdomains were reported as safer
 * @param aliases axes that say nearly the same as a condition of what is reported, so that either could be the cause
 * @param warnings what a reader must know of the data, a sentence each
 * @param minedAt behind everything that it has read
 */
@RecordBuilder
record MiningRun(
        int number,
        UUID iterationId,
        String name,
        int iteration,
        boolean demonstration,
        String outcome,
        @Schema(nullable = true) @Nullable String species,
        String attempts,
        String baseline,
        List<String> also,
        int place,
        double totalAlpha,
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
        int safer,
        List<Exclusion> excluded,
        List<Alias> aliases,
        List<String> warnings,
        Instant minedAt) {

    /**
     * Sessions that are left out for one reason.
     *
     * @param reason the first that applies: not_decided, rejected, in_training, not_scored, retry, first_attempt,
     *     no_response, single_frame, not_perturbed, no_parent_decision
     */
    record Exclusion(String reason, int sessions) {}

    /**
     * Two conditions that hold for nearly the same sessions.
     *
     * @param agreement the sessions that have both over those that have one or the other
     */
    record Alias(Asked reported, Asked alias, double agreement) {}
}
