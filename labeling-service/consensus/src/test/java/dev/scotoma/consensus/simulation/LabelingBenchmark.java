package dev.scotoma.consensus.simulation;

import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Method;
import dev.scotoma.consensus.Overlap;
import dev.scotoma.consensus.Standing;
import dev.scotoma.consensus.VoteTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * What {@code make bench-labeling} runs: writes the table of votes, weighs one vote under the last fit, and reports on
 * simulated crowds.
 */
final class LabelingBenchmark {
    private static final int TASKS = 200_000;
    private static final int WORKERS = 2_000;
    private static final int EACH = 5;
    private static final int LATE = 1_000;

    private LabelingBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "votes" -> write(Path.of(arguments[1]));
            case "vote" -> oneVote();
            case "crowds" -> new CrowdReport(Integer.parseInt(arguments[1]), overlap(arguments)).print();
            default -> throw new IllegalArgumentException("votes FILE, vote, or crowds N [OVERLAP]");
        }
    }

    /** As "3,7,7,.97" after the number of crowds: votes to begin with, at most, at most for the whole, and from where on it is sure. */
    private static Overlap overlap(String[] arguments) {
        if (arguments.length < 3 || arguments[2].isEmpty()) {
            return Overlap.DEFAULT;
        }
        String[] numbers = arguments[2].split(",", -1);
        return new Overlap(
                Integer.parseInt(numbers[0]),
                Integer.parseInt(numbers[1]),
                Integer.parseInt(numbers[2]),
                Double.parseDouble(numbers[3]));
    }

    private interface Votes {
        void add(int task, int worker, int label);
    }

    /** Five workers of a task, right 75 to 98 times in a hundred, and after them one more of every late task. */
    private static void draw(int late, Votes votes) {
        var random = new Random(20260101);
        double[] skill = random.doubles(2L * WORKERS, 0.75, 0.98).toArray();
        for (int task = 0; task < TASKS; task++) {
            int truth = random.nextInt(2);
            int worker = random.nextInt(WORKERS);
            int votesOfTask = task < late ? EACH + 1 : EACH;
            for (int vote = 0; vote < votesOfTask; vote++) {
                worker = (worker + 1 + random.nextInt(WORKERS / (EACH + 1) - 1)) % WORKERS;
                votes.add(task, worker, random.nextDouble() < skill[2 * worker + truth] ? truth : 1 - truth);
            }
        }
    }

    private static void write(Path path) throws IOException {
        try (var out = new PrintWriter(Files.newBufferedWriter(path))) {
            out.print("task,worker,label\n");
            draw(
                    0,
                    (task, worker, label) ->
                            out.printf("task-%06d,w%04d,%s%n", task, worker, label == 1 ? "yes" : "no"));
        }
    }

    /** A thousand votes come after the fit: each is weighed under it, and then everything is fitted again. */
    private static void oneVote() {
        var before = VoteTable.builder();
        var after = VoteTable.builder();
        int[][] workers = new int[LATE][EACH + 1];
        int[][] labels = new int[LATE][EACH + 1];
        int[] seen = new int[LATE];
        draw(LATE, (task, worker, label) -> {
            after.add(task, worker, label);
            boolean late = task < LATE && seen[task] == EACH;
            if (!late) {
                before.add(task, worker, label);
            }
            if (task < LATE) {
                workers[task][seen[task]] = worker;
                labels[task][seen[task]++] = label;
            }
        });
        Fit last = Method.DAWID_SKENE.fit(before.build(TASKS, WORKERS, 2));
        var under = new Standing[LATE];
        long first = 0;
        long began = System.nanoTime();
        for (int task = 0; task < LATE; task++) {
            under[task] = last.standing(workers[task], labels[task]);
            first = task == 0 ? System.nanoTime() - began : first;
        }
        long all = System.nanoTime() - began;
        Fit refit = Method.DAWID_SKENE.fit(after.build(TASKS, WORKERS, 2));
        int differing = 0;
        int ofLate = 0;
        double most = 0;
        for (int task = 0; task < TASKS; task++) {
            Standing then = task < LATE ? under[task] : last.standing(task);
            boolean differs = then.decision() != refit.decision(task);
            differing += differs ? 1 : 0;
            ofLate += differs && task < LATE ? 1 : 0;
            most = Math.max(most, Math.abs(then.posterior(1) - refit.posterior(task, 1)));
        }
        System.out.printf(
                Locale.ROOT,
                "one vote into %,d: %.3f ms for the first, in a cold JVM, %.4f ms on average; after the refit %d of the %,d decisions"
                        + " with a late vote differ, %d of all %,d (%.4f%%), no posterior by more than %.4f%n",
                TASKS * EACH,
                first / 1e6,
                all / 1e6 / LATE,
                ofLate,
                LATE,
                differing,
                TASKS,
                100.0 * differing / TASKS,
                most);
    }
}
