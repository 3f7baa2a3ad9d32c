package dev.scotoma.consensus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a method made of a table of votes; also says what other votes of the same workers would amount to. */
public final class Fit {
    private final Method method;
    private final VoteTable votes;
    private final Estimation estimated;
    private final int classes;
    private final int rounds;
    private final double bound;
    private final int[] history;

    Fit(Method method, Estimation estimated, int rounds, double bound) {
        this.method = method;
        this.votes = estimated.votes;
        this.estimated = estimated;
        this.classes = votes.classes();
        this.rounds = rounds;
        this.bound = bound;
        this.history = new int[votes.workers()];
        for (int pair : votes.pairs) {
            history[pair / classes]++;
        }
    }

    /** Of votes that are elsewhere: weighs other votes of these workers, numbered as they come, and has no tasks. */
    static Fit kept(Weights weights, List<Optional<Skill>> workers) {
        Fit fit = new Fit(Method.DAWID_SKENE, Estimation.kept(weights, workers), 0, Double.NaN);
        for (int worker = 0; worker < workers.size(); worker++) {
            fit.history[worker] = workers.get(worker).map(Skill::history).orElse(0);
        }
        return fit;
    }

    /** What of a fit of a yes-or-no question is kept for votes to come. */
    Weights weights() {
        return new Weights(prior(CrowdRule.PRESENT), confusion(1, 1), confusion(0, 0));
    }

    /** The same of one of its workers. */
    Skill skill(int worker) {
        return new Skill(
                history[worker],
                votes.unsure(worker),
                confusion(worker, 1, 1),
                confusion(worker, 0, 0),
                weight(worker, 1),
                weight(worker, 0));
    }

    public Method method() {
        return method;
    }

    public VoteTable votes() {
        return votes;
    }

    /** Of expectation and maximisation, {@link Estimation#MOST_ROUNDS} at most; 0 for a majority. */
    public int rounds() {
        return rounds;
    }

    /** The evidence bound per vote; NaN for a majority. */
    public double bound() {
        return bound;
    }

    /** P(class) of a task; for a majority the share of its votes, and equal for all where it has none. */
    public double posterior(int task, int label) {
        return estimated.posterior[task * classes + label];
    }

    /** As of {@link Standing}, and cheaper: the class of the highest posterior. */
    public int decision(int task) {
        return Standing.decision(estimated.posterior, task * classes, classes);
    }

    /** Whether another class is as probable as the decision. */
    public boolean tied(int task) {
        return Standing.tied(estimated.posterior, task * classes, classes);
    }

    /** How frequent a class is. */
    public double prior(int label) {
        return estimated.prior[label];
    }

    /** How many votes that say something the fit has seen of a worker. */
    public int history(int worker) {
        return history[worker];
    }

    /** P(this worker says observed | truth); 0 for what the worker never said, where nothing is smoothed. */
    public double confusion(int worker, int truth, int observed) {
        return estimated.errors[(worker * classes + observed) * classes + truth];
    }

    /** P(observed | truth) over all workers. */
    public double confusion(int truth, int observed) {
        return estimated.pool[observed * classes + truth];
    }

    /** How a task of the table stands. */
    public Standing standing(int task) {
        int from = task * classes;
        double[] posterior = Arrays.copyOfRange(estimated.posterior, from, from + classes);
        int[] pairs = Arrays.copyOfRange(votes.pairs, votes.starts[task], votes.starts[task + 1]);
        return standing(posterior, pairs);
    }

    /**
     * How a task would stand with these votes, one of each worker, under this fit. Reads nothing but the confusions of
     * these workers: a vote that has just come is weighed in microseconds. Workers beyond the fit, and labels that a
     * worker never gave, weigh as an average worker's.
     *
     * @param labels of the classes of the fit, or {@link VoteTable#UNSURE}
     */
    public Standing standing(int[] workers, int[] labels) {
        int[] pairs = new int[workers.length];
        int size = 0;
        for (int vote = 0; vote < workers.length; vote++) {
            if (labels[vote] != VoteTable.UNSURE) {
                boolean known = workers[vote] >= 0 && workers[vote] < votes.workers();
                pairs[size++] = known ? workers[vote] * classes + labels[vote] : -1 - labels[vote];
            }
        }
        pairs = Arrays.copyOf(pairs, size);
        return standing(method == Method.MAJORITY && size > 0 ? shares(pairs) : weighed(logs(pairs)), pairs);
    }

    private double[] shares(int[] pairs) {
        double[] shares = new double[classes];
        for (int pair : pairs) {
            shares[label(pair)]++;
        }
        return normalised(shares);
    }

    private static double[] weighed(double[] logs) {
        double most = logs[0];
        for (double log : logs) {
            most = Math.max(most, log);
        }
        double[] weights = new double[logs.length];
        for (int each = 0; each < logs.length; each++) {
            weights[each] = Math.exp(logs[each] - most);
        }
        return normalised(weights);
    }

    private static double[] normalised(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        for (int each = 0; each < weights.length; each++) {
            weights[each] /= total;
        }
        return weights;
    }

    private Standing standing(double[] posterior, int[] pairs) {
        int decision = Standing.decision(posterior, 0, classes);
        Interval interval = method == Method.MAJORITY
                ? Interval.ofShare(posterior[decision], pairs.length)
                : interval(decision, posterior[decision], pairs);
        return new Standing(posterior, interval);
    }

    private int label(int pair) {
        return pair < 0 ? -1 - pair : pair % classes;
    }

    /** Whether the fit says something of this worker and label; otherwise the average worker stands in. */
    private boolean seen(int pair) {
        if (pair < 0) {
            return false;
        }
        for (int truth = 0; truth < classes; truth++) {
            if (estimated.errors[pair * classes + truth] > 0) {
                return true;
            }
        }
        return false;
    }

    private double error(int pair, boolean seen, int truth) {
        return seen ? estimated.errors[pair * classes + truth] : confusion(truth, label(pair));
    }

    private double[] logs(int[] pairs) {
        double[] logs = new double[classes];
        for (int truth = 0; truth < classes; truth++) {
            logs[truth] = Math.log(Math.max(estimated.prior[truth], ErrorModel.SMALLEST));
        }
        for (int pair : pairs) {
            boolean seen = seen(pair);
            for (int truth = 0; truth < classes; truth++) {
                logs[truth] += Math.log(error(pair, seen, truth));
            }
        }
        return logs;
    }

    /**
     * How far the posterior of a class may be off because confusions are themselves estimated: the delta method on its
     * log-odds, in which the logarithm of a probability that rests on m of n expected votes has the variance
     * 1 / (m + ½) − 1 / (n + 1). That is (1 − p) / m of many votes, and also of few no certainty. Nothing in it knows of
     * workers who err together.
     */
    private Interval interval(int label, double posterior, int[] pairs) {
        double[] logs = logs(pairs);
        double most = Double.NEGATIVE_INFINITY;
        for (int truth = 0; truth < classes; truth++) {
            most = truth == label ? most : Math.max(most, logs[truth]);
        }
        double[] weights = new double[classes];
        double others = 0;
        for (int truth = 0; truth < classes; truth++) {
            weights[truth] = truth == label ? 0 : Math.exp(logs[truth] - most);
            others += weights[truth];
        }
        for (int truth = 0; truth < classes; truth++) {
            weights[truth] = truth == label ? 1 : weights[truth] / others;
        }
        double variance = 0;
        for (int pair : pairs) {
            variance += variance(pair, weights);
        }
        double odds = logs[label] - most - Math.log(others);
        Interval interval = Interval.ofLogOdds(odds, variance);
        // The posterior of a task of the table is of the round before the last confusions.
        return new Interval(Math.min(interval.low(), posterior), Math.max(interval.high(), posterior));
    }

    private double variance(int pair, double[] weights) {
        boolean seen = seen(pair);
        double variance = 0;
        for (int truth = 0; truth < classes; truth++) {
            double all = seen ? weight(pair / classes, truth) : estimated.model.smoothing();
            double these = all * error(pair, seen, truth);
            variance += weights[truth] * weights[truth] * (1 / (these + 0.5) - 1 / (all + 1));
        }
        return variance;
    }

    /** Expected votes of a worker on tasks of a class, with those that smoothing adds. */
    private double weight(int worker, int truth) {
        double weight = estimated.model.smoothing();
        for (int observed = 0; observed < classes; observed++) {
            weight += estimated.counts[(worker * classes + observed) * classes + truth];
        }
        return weight;
    }
}
