package dev.scotoma.statistics.mining;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The numbers behind an axis whose values are bins. The bins are numbered in the order of their numbers. */
final class Scale {
    private final double[] numbers;
    private final double[] least;
    private final double[] most;
    private int[] order = {};

    /**
     * @param numbers of the rows, NaN where there is none
     * @param codes the bin of each row; rows without a number are in none that others are in
     */
    Scale(double[] numbers, short[] codes) {
        this.numbers = numbers;
        int bins = 0;
        for (int row = 0; row < codes.length; row++) {
            bins = Double.isNaN(numbers[row]) ? bins : Math.max(bins, codes[row] + 1);
        }
        least = new double[bins];
        most = new double[bins];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (int row = 0; row < codes.length; row++) {
            if (!Double.isNaN(numbers[row])) {
                least[codes[row]] = Math.min(least[codes[row]], numbers[row]);
                most[codes[row]] = Math.max(most[codes[row]], numbers[row]);
            }
        }
    }

    double[] numbers() {
        return numbers;
    }

    int bins() {
        return least.length;
    }

    double least(int bin) {
        return least[bin];
    }

    /** Whether a code is a bin that holds one number only. */
    boolean isExact(int code) {
        return code < least.length && least[code] == most[code];
    }

    /** Whether codes are bins that follow on each other and hold more than one number. */
    boolean isRange(BitSet codes) {
        return codes.length() <= least.length
                && codes.length() - codes.nextSetBit(0) == codes.cardinality()
                && !(codes.cardinality() == 1 && isExact(codes.nextSetBit(0)));
    }

    /** The rows that have a number, in its order. */
    synchronized int[] order() {
        if (order.length == 0) {
            order = IntStream.range(0, numbers.length)
                    .filter(row -> !Double.isNaN(numbers[row]))
                    .boxed()
                    .sorted((one, other) -> Double.compare(numbers[one], numbers[other]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        return order;
    }
}
