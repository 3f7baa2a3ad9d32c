package dev.scotoma.cli;

import dev.scotoma.consensus.Fit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What {@code scotoma consensus} tells people: how the classes are spread, how sure that is, and who errs most. */
final class ConsensusText {
    private static final int WORKERS = 5;
    private static final double SURE = 0.95;

    private ConsensusText() {}

    static String of(Crowd crowd) {
        var text = new StringBuilder();
        Fit fit = crowd.fit();
        List<String> classes = crowd.votes().classes();
        int[] decided = new int[classes.size()];
        int items = 0;
        int sure = 0;
        for (int task = 0; task < crowd.votes().tasks().size(); task++) {
            if (crowd.answered(task)) {
                int decision = fit.decision(task);
                items++;
                decided[decision]++;
                sure += fit.posterior(task, decision) >= SURE ? 1 : 0;
            }
        }
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%d votes of %d workers on %d items, by %s%s",
                        crowd.votes().table().votes(),
                        crowd.votes().workers().size(),
                        items,
                        ConsensusCommand.word(fit.method()),
                        fit.rounds() == 0 ? "" : " in " + fit.rounds() + " rounds"));
        for (int label = 0; label < decided.length; label++) {
            line(
                    text,
                    String.format(
                            Locale.ROOT,
                            "%9d  %6.2f%%  %s",
                            decided[label],
                            100.0 * decided[label] / items,
                            classes.get(label)));
        }
        line(
                text,
                String.format(
                        Locale.ROOT,
                        "%9d  %6.2f%%  have a posterior of %.2f or more",
                        sure,
                        100.0 * sure / items,
                        SURE));
        line(
                text,
                Double.isNaN(crowd.alpha())
                        ? "Krippendorff's alpha: nothing to tell it from"
                        : String.format(Locale.ROOT, "Krippendorff's alpha: %.4f", crowd.alpha()));
        workers(text, crowd);
        return text.toString();
    }

    private static void workers(StringBuilder text, Crowd crowd) {
        Fit fit = crowd.fit();
        int all = crowd.votes().workers().size();
        line(
                text,
                String.format(
                        Locale.ROOT,
                        all > WORKERS ? "The workers who are right least, of %d:" : "Workers, of %d:",
                        all));
        double[] right = new double[all];
        Arrays.setAll(right, worker -> right(crowd, worker));
        IntStream.range(0, all)
                .filter(worker -> fit.history(worker) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(worker -> right[worker]))
                .limit(WORKERS)
                .forEach(worker -> line(
                        text,
                        String.format(
                                Locale.ROOT,
                                "%9d votes, %6.2f%% right  %s",
                                fit.history(worker),
                                100 * right[worker],
                                crowd.votes().workers().get(worker))));
    }

    /** P(right) of a worker, over truths as frequent as they are. */
    private static double right(Crowd crowd, int worker) {
        double right = 0;
        for (int truth = 0; truth < crowd.votes().classes().size(); truth++) {
            right += crowd.fit().prior(truth) * crowd.fit().confusion(worker, truth, truth);
        }
        return right;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(System.lineSeparator());
    }
}
