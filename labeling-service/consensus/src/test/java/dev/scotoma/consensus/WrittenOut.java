package dev.scotoma.consensus;

/**
 * Dawid and Skene's equations as they are written, a sum for a sum, over a full table of answers; slow, and of nothing
 * but loops.
 */
final class WrittenOut {
    private static final double LEAST = 1e-10;

    private final int[][] answers;
    private final int classes;
    final double[][] posterior;
    final double[][][] errors;
    private final double[] prior;
    int rounds;
    double bound = Double.NEGATIVE_INFINITY;

    /** @param answers by task and worker */
    WrittenOut(int[][] answers, int classes) {
        this.answers = answers;
        this.classes = classes;
        posterior = new double[answers.length][classes];
        errors = new double[answers[0].length][classes][classes];
        prior = new double[classes];
    }

    void run() {
        for (int task = 0; task < answers.length; task++) {
            for (int answer : answers[task]) {
                posterior[task][answer] += 1.0 / answers[task].length;
            }
        }
        maximise();
        double before;
        do {
            before = bound;
            rounds++;
            expect();
            maximise();
            bound = evidence();
        } while (bound - before >= 1e-5 && rounds < 100);
    }

    private void expect() {
        for (int task = 0; task < answers.length; task++) {
            double total = 0;
            for (int truth = 0; truth < classes; truth++) {
                posterior[task][truth] = prior[truth];
                for (int worker = 0; worker < errors.length; worker++) {
                    posterior[task][truth] *= errors[worker][answers[task][worker]][truth];
                }
                total += posterior[task][truth];
            }
            for (int truth = 0; truth < classes; truth++) {
                posterior[task][truth] /= total;
            }
        }
    }

    private void maximise() {
        for (int truth = 0; truth < classes; truth++) {
            prior[truth] = 0;
            for (double[] task : posterior) {
                prior[truth] += task[truth] / posterior.length;
            }
            for (int worker = 0; worker < errors.length; worker++) {
                double total = 0;
                for (int observed = 0; observed < classes; observed++) {
                    double count = 0;
                    boolean given = false;
                    for (int task = 0; task < answers.length; task++) {
                        if (answers[task][worker] == observed) {
                            count += posterior[task][truth];
                            given = true;
                        }
                    }
                    errors[worker][observed][truth] = given ? Math.max(count, LEAST) : 0;
                    total += errors[worker][observed][truth];
                }
                for (int observed = 0; observed < classes; observed++) {
                    errors[worker][observed][truth] /= total;
                }
            }
        }
    }

    /** Per vote; the prior is weighed by votes as well. */
    private double evidence() {
        double sum = 0;
        int votes = 0;
        for (int task = 0; task < answers.length; task++) {
            for (int truth = 0; truth < classes; truth++) {
                for (int worker = 0; worker < errors.length; worker++) {
                    sum += posterior[task][truth]
                            * (Math.log(errors[worker][answers[task][worker]][truth])
                                    + Math.log(Math.max(prior[truth], LEAST)));
                }
                double kept = Math.max(posterior[task][truth], LEAST);
                sum -= kept * Math.log(kept);
            }
            votes += answers[task].length;
        }
        return sum / votes;
    }
}
