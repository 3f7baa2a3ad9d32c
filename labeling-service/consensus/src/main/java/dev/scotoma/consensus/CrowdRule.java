package dev.scotoma.consensus;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the platform decides a yes-or-no attribute by. Dawid–Skene with smoothing, once a labeler of the task has a
 * history; votes of the others then weigh as those of an average labeler. Until somebody has one, a majority: with a
 * handful of votes, confusions say nothing. Who is unsure counts for neither: how frequent an attribute is elsewhere
 * decides no task of which nobody has said anything.
 */
public final class CrowdRule {
    public static final int ABSENT = 0;
    public static final int PRESENT = 1;

    /** As how many votes of an average labeler, for each truth, everybody starts. */
    public static final double SMOOTHING = 4;

    /** From so many votes on a labeler has a history. */
    public static final int HISTORY = 20;

    /** What moves a posterior by less is not worth that everybody follows it. */
    public static final double WORTH_TELLING = 0.005;

    /** How often a labeler of whom nothing is known is supposed to be right. */
    private static final double SUPPOSED = 0.9;

    private CrowdRule() {}

    public static Fit fit(VoteTable votes) {
        return Method.DAWID_SKENE.fit(votes, SMOOTHING);
    }

    /** Whether the last fit decides these votes, or a majority does. Who is unsure has said nothing that a fit could weigh. */
    public static boolean byFit(Fit fit, int[] workers, int[] labels) {
        return IntStream.range(0, workers.length)
                .filter(vote -> labels[vote] != VoteTable.UNSURE)
                .map(vote -> workers[vote])
                .anyMatch(worker -> worker >= 0 && worker < fit.votes().workers() && fit.history(worker) >= HISTORY);
    }

    /**
     * How an attribute stands.
     *
     * @param last empty while there is none
     * @param workers as the fit numbers them; any other number for whom it does not know
     * @param labels {@link #ABSENT}, {@link #PRESENT} or {@link VoteTable#UNSURE}
     */
    public static Standing standing(Optional<Fit> last, int[] workers, int[] labels) {
        if (last.isPresent() && byFit(last.get(), workers, labels)) {
            return last.get().standing(workers, labels);
        }
        int yes = (int) IntStream.of(labels).filter(label -> label == PRESENT).count();
        int no = (int) IntStream.of(labels).filter(label -> label == ABSENT).count();
        return majority(yes, no);
    }

    /** P(present) of every task of a fit's table, as the rule decides it. */
    public static double[] present(Fit fit) {
        VoteTable votes = fit.votes();
        double[] present = new double[votes.tasks()];
        for (int task = 0; task < present.length; task++) {
            boolean known = false;
            for (int vote = votes.starts[task]; vote < votes.starts[task + 1] && !known; vote++) {
                known = fit.history(votes.pairs[vote] / 2) >= HISTORY;
            }
            int[] counts = votes.counts(task);
            present[task] = known
                    ? fit.posterior(task, PRESENT)
                    : majority(counts[PRESENT], counts[ABSENT]).posterior(PRESENT);
        }
        return present;
    }

    /** What is to be kept of a fit. */
    public static Weights weights(Fit fit) {
        return fit.weights();
    }

    /** What is to be kept of one labeler of a fit. */
    public static Skill skill(Fit fit, int worker) {
        return fit.skill(worker);
    }

    /** The same by what is kept of a fit. */
    public static boolean byFit(Optional<Weights> weights, List<Optional<Skill>> labelers, int[] labels) {
        return weights.isPresent() && byFit(Fit.kept(weights.get(), labelers), numbers(labels), labels);
    }

    /**
     * How an attribute stands by what was kept of the last fit: the same as by the fit itself.
     *
     * @param weights empty while there was none
     * @param labelers who gave the labels, in their order; empty for whom the fit does not know
     */
    public static Standing standing(Optional<Weights> weights, List<Optional<Skill>> labelers, int[] labels) {
        return standing(weights.map(kept -> Fit.kept(kept, labelers)), numbers(labels), labels);
    }

    private static int[] numbers(int[] labels) {
        return IntStream.range(0, labels.length).toArray();
    }

    /** By votes of people of whom nothing is known: the side with more votes, as sure as its lead. */
    public static Standing majority(int yes, int no) {
        double present = 1 / (1 + Math.pow((1 - SUPPOSED) / SUPPOSED, yes - no));
        int votes = yes + no;
        Interval interval = Interval.ofShare(votes == 0 ? 0.5 : (double) Math.max(yes, no) / votes, votes);
        return new Standing(new double[] {1 - present, present}, interval);
    }
}
