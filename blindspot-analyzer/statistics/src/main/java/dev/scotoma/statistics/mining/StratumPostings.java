package dev.scotoma.statistics.mining;

import java.util.Arrays;

/**
 * Counts the rows that a conjunction has in each stratum of a {@link LogitFit}. The rows lie in the order of their strata,
 * so that a conjunction is counted word by word. Those of the stratum outside of everything, which is by far the largest,
 * are left out: what a conjunction has there is the rest of its rows.
 */
final class StratumPostings {
    /** Where the bits of each stratum end. */
    private final int[] ends;

    /** The stratum of the first bit of each word. */
    private final int[] begins;

    private final int outside;
    private final Postings postings;

    private StratumPostings(int[] ends, int[] begins, int outside, Postings postings) {
        this.ends = ends;
        this.begins = begins;
        this.outside = outside;
        this.postings = postings;
    }

    static StratumPostings of(Observations rows, LogitFit fit) {
        int[] ends = new int[fit.expected.length];
        for (int stratum : fit.stratum) {
            ends[stratum] += stratum == fit.outside ? 0 : 1;
        }
        for (int stratum = 1; stratum < ends.length; stratum++) {
            ends[stratum] += ends[stratum - 1];
        }
        int bits = ends.length == 0 ? 0 : ends[ends.length - 1];
        int[] begins = new int[(bits + 63) >> 6];
        int stratum = 0;
        for (int word = 0; word < begins.length; word++) {
            while (ends[stratum] <= word << 6) {
                stratum++;
            }
            begins[word] = stratum;
        }
        return new StratumPostings(ends, begins, fit.outside, new Postings(rows, places(fit, ends), bits));
    }

    /** The bit of each row: one after the other from the first of its stratum, and negative outside. */
    private static int[] places(LogitFit fit, int[] ends) {
        int[] next = new int[ends.length];
        for (int stratum = 1; stratum < next.length; stratum++) {
            next[stratum] = ends[stratum - 1];
        }
        int[] places = new int[fit.stratum.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = fit.stratum[row] == fit.outside ? -1 : next[fit.stratum[row]]++;
        }
        return places;
    }

    /** How many rows a conjunction has in those strata in which it has some. */
    static final class Counts {
        private int[] strata = new int[32];
        private int[] rows = new int[32];
        private int size;

        int size() {
            return size;
        }

        int stratum(int i) {
            return strata[i];
        }

        int rows(int i) {
            return rows[i];
        }

        private void add(int stratum, int count) {
            if (size > 0 && strata[size - 1] == stratum) {
                rows[size - 1] += count;
                return;
            }
            if (size == strata.length) {
                strata = Arrays.copyOf(strata, 2 * size);
                rows = Arrays.copyOf(rows, 2 * size);
            }
            strata[size] = stratum;
            rows[size++] = count;
        }
    }

    Counts counts(Cell cell) {
        long[][] conditions = cell.conditions(postings);
        // Hardly any has more than three, and these are read without a loop, which counts where nothing is compiled
        // well yet.
        int last = conditions.length - 1;
        long[] one = conditions[0];
        long[] second = conditions[last / 2];
        long[] third = conditions[last];
        var counts = new Counts();
        int met = 0;
        for (int word = 0; word < begins.length; word++) {
            long left = one[word] & second[word] & third[word];
            if (left == 0) {
                continue;
            }
            left = last > 2 ? all(conditions, word) : left;
            met += Long.bitCount(left);
            for (int stratum = begins[word]; left != 0; stratum++) {
                int end = ends[stratum] - (word << 6);
                long inside = end >= 64 ? left : left & ((1L << end) - 1);
                if (inside != 0) {
                    counts.add(stratum, Long.bitCount(inside));
                    left &= ~inside;
                }
            }
        }
        if (outside >= 0 && cell.tally().rows() > met) {
            counts.add(outside, cell.tally().rows() - met);
        }
        return counts;
    }

    /** The rows of one word that have every condition. */
    private static long all(long[][] conditions, int word) {
        long all = conditions[0][word];
        for (int i = 1; i < conditions.length; i++) {
            all &= conditions[i][word];
        }
        return all;
    }
}
