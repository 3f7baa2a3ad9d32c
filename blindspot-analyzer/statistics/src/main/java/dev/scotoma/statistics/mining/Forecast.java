package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a search will take, from a few hundred of the combinations of axes instead of all: as if axes did not depend on
 * each other. It is right within a factor of two on the tables of the benchmark and on those of many axes.
 *
 * @param axes that have two values or more
 * @param hypotheses how many conjunctions will have the support
 * @param seconds of one processor
 * @param bytes of memory beside the rows
 */
public record Forecast(int axes, double hypotheses, double seconds, double bytes) {
    private static final int SAMPLED = 400;

    /** Measured on two cores of 2.5 GHz: a row of a combination that is counted, and a hypothesis that is tested. */
    private static final double SECONDS_OF_A_ROW = 30e-9;

    private static final double SECONDS_OF_A_HYPOTHESIS = 4e-6;
    private static final double BYTES_OF_A_HYPOTHESIS = 400;

    public static Forecast of(Observations rows, Settings settings) {
        int[] usable = IntStream.range(0, rows.axes().size())
                .filter(axis -> rows.axes().get(axis).size() >= 2)
                .toArray();
        double[][] shares = Arrays.stream(usable)
                .mapToObj(axis -> shares(rows, axis, settings.minSupport()))
                .toArray(double[][]::new);
        double combinations = 0;
        double hypotheses = 0;
        double some = (double) settings.minSupport() / Math.max(1, rows.rows());
        double ofLength = 1;
        for (int length = 1; length <= Math.min(settings.order(), usable.length); length++) {
            ofLength = ofLength * (usable.length - length + 1) / length;
            combinations += ofLength;
            hypotheses += ofLength * supported(shares, length, some);
        }
        return new Forecast(
                usable.length,
                hypotheses,
                combinations * rows.rows() * SECONDS_OF_A_ROW + hypotheses * SECONDS_OF_A_HYPOTHESIS,
                hypotheses * BYTES_OF_A_HYPOTHESIS);
    }

    /** The shares of the rows that an axis' values have, those with the support. */
    private static double[] shares(Observations rows, int axis, int support) {
        int[] counts = new int[rows.axes().get(axis).size()];
        for (short code : rows.codes(axis)) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return Arrays.stream(counts)
                .filter(count -> count >= support)
                .mapToDouble(count -> (double) count / rows.rows())
                .toArray();
    }

    /** How many cells of a combination of so many axes have the support, in the mean. */
    private static double supported(double[][] shares, int length, double some) {
        var random = new Random(length);
        double sum = 0;
        for (int sample = 0; sample < SAMPLED; sample++) {
            int[] axes = random.ints(0, shares.length).distinct().limit(length).toArray();
            sum += supported(shares, axes, 0, 1, some);
        }
        return sum / SAMPLED;
    }

    private static int supported(double[][] shares, int[] axes, int at, double share, double some) {
        if (share < some) {
            return 0;
        }
        if (at == axes.length) {
            return 1;
        }
        int sum = 0;
        for (double own : shares[axes[at]]) {
            sum += supported(shares, axes, at + 1, share * own, some);
        }
        return sum;
    }
}
