package dev.scotoma.consensus;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Expectation and maximisation in turns. Posteriors start as shares of votes; classes are weighed by the mean
 * posterior; it ends when the evidence bound per vote grows by less than 1e-5, after 100 rounds at most. One pass over
 * the votes serves a round: what the E step finds of a task is counted for its workers at once, and the bound follows
 * from those counts.
 */
final class Estimation {
    static final double TOLERANCE = 1e-5;
    static final int MOST_ROUNDS = 100;
    private static final double LEAST_ENTROPY = ErrorModel.SMALLEST * Math.log(ErrorModel.SMALLEST);

    final VoteTable votes;
    final ErrorModel model;
    /** P(class) of every task: task · classes + class. */
    final double[] posterior;
    /** Expected, as {@link ErrorModel} lays them out. */
    final double[] counts;

    final double[] errors;
    /** Of the errors, 0 where a cell is never looked up. */
    private final double[] logs;

    final double[] prior;
    /** The posterior of every class, summed over votes instead of tasks. */
    private final double[] byVotes;

    private final double[] scratch;
    double[] pool;
    private final int classes;
    private double entropy;

    Estimation(VoteTable votes, ErrorModel model) {
        this.votes = votes;
        this.model = model;
        this.classes = votes.classes();
        this.posterior = new double[votes.tasks() * classes];
        this.counts = new double[votes.workers() * classes * classes];
        this.errors = new double[counts.length];
        this.logs = new double[counts.length];
        this.prior = new double[classes];
        this.byVotes = new double[classes];
        this.scratch = new double[classes];
        this.pool = new double[classes * classes];
    }

    /** As a fit of two classes left it, without the votes that it was of. */
    static Estimation kept(Weights weights, List<Optional<Skill>> workers) {
        int[] none = {};
        VoteTable votes = VoteTable.of(new VoteTable.Sizes(0, workers.size(), 2), none, none, none);
        Estimation kept = new Estimation(votes, new FreeErrors(votes, CrowdRule.SMOOTHING));
        kept.prior[CrowdRule.ABSENT] = 1 - weights.present();
        kept.prior[CrowdRule.PRESENT] = weights.present();
        keep(kept.pool, 0, weights.noIfAbsent(), weights.yesIfPresent());
        for (int worker = 0; worker < workers.size(); worker++) {
            int start = 4 * worker;
            // Whom the fit does not know, the pool weighs.
            workers.get(worker).ifPresent(skill -> {
                keep(kept.errors, start, skill.noIfAbsent(), skill.yesIfPresent());
                kept.counts[start] = skill.absentVotes() - CrowdRule.SMOOTHING;
                kept.counts[start + 1] = skill.presentVotes() - CrowdRule.SMOOTHING;
            });
        }
        return kept;
    }

    private static void keep(double[] errors, int start, double noIfAbsent, double yesIfPresent) {
        errors[start] = noIfAbsent;
        errors[start + 1] = Math.max(1 - yesIfPresent, ErrorModel.SMALLEST);
        errors[start + 2] = Math.max(1 - noIfAbsent, ErrorModel.SMALLEST);
        errors[start + 3] = yesIfPresent;
    }

    /** Where the rounds would start, and what a majority is told from. */
    Fit shares() {
        double[] row = new double[classes];
        for (int task = 0; task < votes.tasks(); task++) {
            int size = votes.votes(task);
            int[] given = votes.counts(task);
            for (int each = 0; each < classes; each++) {
                row[each] = size == 0 ? 1.0 / classes : (double) given[each] / size;
            }
            keep(task, row);
        }
        finishRound();
        return result(Method.MAJORITY, 0, Double.NaN);
    }

    Fit run(Method method) {
        shares();
        double bound = Double.NEGATIVE_INFINITY;
        int round = 0;
        boolean grows = true;
        while (grows && round < MOST_ROUNDS) {
            round++;
            expect();
            double next = bound();
            grows = next - bound >= TOLERANCE;
            bound = next;
        }
        return result(method, round, bound);
    }

    private Fit result(Method method, int rounds, double bound) {
        return new Fit(method, this, rounds, bound);
    }

    private void expect() {
        double[] logPrior = new double[classes];
        for (int each = 0; each < classes; each++) {
            logPrior[each] = Math.log(Math.max(prior[each], ErrorModel.SMALLEST));
        }
        clear();
        if (classes == 2) {
            expectOfTwo(logPrior[0], logPrior[1]);
        } else {
            expect(logPrior);
        }
        finishRound();
    }

    private void expect(double[] logPrior) {
        double[] row = new double[classes];
        for (int task = 0; task < votes.tasks(); task++) {
            System.arraycopy(logPrior, 0, row, 0, classes);
            int end = votes.starts[task + 1];
            for (int vote = votes.starts[task]; vote < end; vote++) {
                int cell = votes.pairs[vote] * classes;
                for (int each = 0; each < classes; each++) {
                    row[each] += logs[cell + each];
                }
            }
            normalise(row, end > votes.starts[task]);
            keep(task, row);
        }
    }

    /** The same where there are two classes, at half the cost. */
    private void expectOfTwo(double logPrior0, double logPrior1) {
        double sum0 = 0;
        double sum1 = 0;
        for (int task = 0; task < votes.tasks(); task++) {
            int start = votes.starts[task];
            int end = votes.starts[task + 1];
            double log0 = logPrior0;
            double log1 = logPrior1;
            for (int vote = start; vote < end; vote++) {
                int cell = 2 * votes.pairs[vote];
                log0 += logs[cell];
                log1 += logs[cell + 1];
            }
            double most = Math.max(log0, log1);
            double less = Math.min(log0, log1) - most;
            double weight = Math.exp(less);
            double total = 1 + weight;
            double larger = 1 / total;
            double smaller = weight / total;
            double p0 = log0 == most ? larger : smaller;
            double p1 = log0 == most ? smaller : larger;
            posterior[2 * task] = p0;
            posterior[2 * task + 1] = p1;
            if (start == end) {
                continue;
            }
            double logTotal = Math.log(total);
            entropy +=
                    larger * -logTotal + (smaller > ErrorModel.SMALLEST ? smaller * (less - logTotal) : LEAST_ENTROPY);
            sum0 += p0;
            sum1 += p1;
            byVotes[0] += (end - start) * p0;
            byVotes[1] += (end - start) * p1;
            for (int vote = start; vote < end; vote++) {
                int cell = 2 * votes.pairs[vote];
                counts[cell] += p0;
                counts[cell + 1] += p1;
            }
        }
        prior[0] = sum0;
        prior[1] = sum1;
    }

    private void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(prior, 0);
        Arrays.fill(byVotes, 0);
        entropy = 0;
    }

    /** From logarithms to probabilities; a task without votes says nothing of how sure the others are. */
    private void normalise(double[] row, boolean weighs) {
        double most = row[0];
        for (double each : row) {
            most = Math.max(most, each);
        }
        double total = 0;
        for (int each = 0; each < classes; each++) {
            double log = row[each] - most;
            scratch[each] = log == 0 ? 1 : Math.exp(log);
            total += scratch[each];
        }
        double logTotal = Math.log(total);
        for (int each = 0; each < classes; each++) {
            double probability = scratch[each] / total;
            if (weighs) {
                entropy +=
                        probability > ErrorModel.SMALLEST ? probability * (row[each] - most - logTotal) : LEAST_ENTROPY;
            }
            row[each] = probability;
        }
    }

    private void keep(int task, double[] row) {
        System.arraycopy(row, 0, posterior, task * classes, classes);
        int start = votes.starts[task];
        int end = votes.starts[task + 1];
        if (start == end) {
            return;
        }
        for (int each = 0; each < classes; each++) {
            prior[each] += row[each];
            byVotes[each] += (end - start) * row[each];
        }
        for (int vote = start; vote < end; vote++) {
            int cell = votes.pairs[vote] * classes;
            for (int each = 0; each < classes; each++) {
                counts[cell + each] += row[each];
            }
        }
    }

    private void finishRound() {
        double tasks = 0;
        for (double each : prior) {
            tasks += each;
        }
        double weight = tasks + model.smoothing();
        for (int each = 0; each < classes; each++) {
            prior[each] = weight == 0 ? 1.0 / classes : (prior[each] + model.smoothing() / classes) / weight;
        }
        pool = ErrorModel.pool(counts, classes);
        model.maximise(counts, pool, errors);
        for (int cell = 0; cell < errors.length; cell++) {
            logs[cell] = errors[cell] > 0 ? Math.log(errors[cell]) : 0;
        }
    }

    /** The evidence bound per vote, with the logarithm of the smoothing where there is one. */
    private double bound() {
        double joint = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            joint += (counts[cell] + model.smoothing() * pool[cell % pool.length]) * logs[cell];
        }
        for (int each = 0; each < classes; each++) {
            joint += byVotes[each] * Math.log(Math.max(prior[each], ErrorModel.SMALLEST));
        }
        return (joint - entropy) / votes.votes();
    }
}
