package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Interval;
import dev.scotoma.consensus.Majority;
import dev.scotoma.consensus.Method;
import dev.scotoma.consensus.Skill;
import dev.scotoma.consensus.Standing;
import dev.scotoma.consensus.Tally;
import dev.scotoma.consensus.VoteTable;
import dev.scotoma.consensus.Weights;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the votes of a task amount to for one attribute. */
record Weighed(Tally tally, Standing standing, String method) {
    /** @param skills of who gave the labels, in their order */
    static Weighed of(Optional<Weights> weights, List<Optional<Skill>> skills, int[] labels) {
        int[] counts = new int[2];
        int unsure = 0;
        for (int label : labels) {
            if (label == VoteTable.UNSURE) {
                unsure++;
            } else {
                counts[label]++;
            }
        }
        return new Weighed(
                new Tally(counts[CrowdRule.PRESENT], counts[CrowdRule.ABSENT], unsure),
                CrowdRule.standing(weights, skills, labels),
                CrowdRule.byFit(weights, skills, labels) ? name(Method.DAWID_SKENE) : Majority.NAME);
    }

    private static String name(Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** P(decision). */
    double sure() {
        return standing.posterior(standing.decision());
    }

    double probability() {
        return standing.posterior(CrowdRule.PRESENT);
    }

    boolean present() {
        return standing.decision() == CrowdRule.PRESENT;
    }

    /** Of P(attribute present); the standing tells that of its decision. */
    Interval interval() {
        Interval ofDecision = standing.interval();
        return present() ? ofDecision : new Interval(1 - ofDecision.high(), 1 - ofDecision.low());
    }
}
