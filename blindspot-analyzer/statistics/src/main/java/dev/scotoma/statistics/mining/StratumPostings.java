package dev.scotoma.statistics.mining;

/**
 * Counts the rows that a conjunction has in each stratum of a {@link LogitFit}. The rows of a stratum lie in words of
 * their own, so that a conjunction is counted word by word. The stratum outside of everything, which is by far the
 * largest, has no words: what a conjunction has there is the rest of its rows.
 */
final class StratumPostings {
    /** Where the words of each stratum end. */
    private final int[] ends;

    private final int outside;
    private final Postings postings;

    private StratumPostings(int[] ends, int outside, Postings postings) {
        this.ends = ends;
        this.outside = outside;
        this.postings = postings;
    }

    static StratumPostings of(Observations rows, LogitFit fit) {
        int[] sizes = new int[fit.expected.length];
        for (int stratum : fit.stratum) {
            sizes[stratum]++;
        }
        int[] ends = ends(sizes, fit.outside);
        int words = ends.length == 0 ? 0 : ends[ends.length - 1];
        return new StratumPostings(ends, fit.outside, new Postings(rows, places(fit, ends), words << 6));
    }

    private static int[] ends(int[] sizes, int outside) {
        int[] ends = new int[sizes.length];
        int end = 0;
        for (int stratum = 0; stratum < ends.length; stratum++) {
            end += stratum == outside ? 0 : (sizes[stratum] + 63) >> 6;
            ends[stratum] = end;
        }
        return ends;
    }

    /** The bit of each row: one after the other from the first of its stratum's words, and negative outside. */
    private static int[] places(LogitFit fit, int[] ends) {
        int[] next = new int[ends.length];
        for (int stratum = 1; stratum < next.length; stratum++) {
            next[stratum] = ends[stratum - 1] << 6;
        }
        int[] places = new int[fit.stratum.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = fit.stratum[row] == fit.outside ? -1 : next[fit.stratum[row]]++;
        }
        return places;
    }

    /** The rows of a cell in each stratum. */
    double[] counts(Cell cell) {
        long[][] conditions = cell.conditions(postings);
        double[] counts = new double[ends.length];
        int met = 0;
        int word = 0;
        for (int stratum = 0; stratum < ends.length; stratum++) {
            int count = 0;
            for (; word < ends[stratum]; word++) {
                count += Long.bitCount(all(conditions, word));
            }
            counts[stratum] = count;
            met += count;
        }
        if (outside >= 0) {
            counts[outside] = cell.tally().rows() - met;
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
