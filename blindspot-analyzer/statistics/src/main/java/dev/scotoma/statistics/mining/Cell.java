package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A counted conjunction: the value {@code codes[i]} on the axis {@code axes[i]}, for every i. Each conjunction is
 * counted once, so a cell equals only itself.
 */
final class Cell {
    private final int[] axes;
    private final short[] codes;
    private final Tally tally;
    private final int largestCluster;
    private final long fingerprint;

    /**
     * @param largestCluster how many rows the cluster with most of them has here; where only sums are known, at most
     * @param fingerprint a number of the set of rows: conjunctions that hold for the same rows have the same one
     */
    Cell(int[] axes, short[] codes, Tally tally, int largestCluster, long fingerprint) {
        this.axes = axes;
        this.codes = codes;
        this.tally = tally;
        this.largestCluster = largestCluster;
        this.fingerprint = fingerprint;
    }

    Tally tally() {
        return tally;
    }

    /** Whether a test gives some cluster's rows less weight. It does where a cluster has more than √n of the n rows. */
    boolean isCapped() {
        return (double) largestCluster * largestCluster > tally.rows();
    }

    long fingerprint() {
        return fingerprint;
    }

    int order() {
        return axes.length;
    }

    List<Integer> axes() {
        return Arrays.stream(axes).boxed().toList();
    }

    int axis(int i) {
        return axes[i];
    }

    short code(int i) {
        return codes[i];
    }

    /** The rows that have all of the conditions, a bit each. */
    long[] rows(Postings postings) {
        long[][] conditions = conditions(postings);
        long[] rows = conditions[0].clone();
        for (int i = 1; i < conditions.length; i++) {
            for (int word = 0; word < rows.length; word++) {
                rows[word] &= conditions[i][word];
            }
        }
        return rows;
    }

    /** The rows that have each of the conditions by itself, a bit each. */
    long[][] conditions(Postings postings) {
        long[][] conditions = new long[axes.length][];
        for (int i = 0; i < axes.length; i++) {
            conditions[i] = postings.of(axes[i], codes[i]);
        }
        return conditions;
    }

    List<Condition> conditions(Observations rows) {
        return conditions(rows.axes(), axes, codes);
    }

    List<Condition> conditions(List<Axis> known) {
        return conditions(known, axes, codes);
    }

    static List<Condition> conditions(List<Axis> known, int[] axes, short[] codes) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            Axis axis = known.get(axes[i]);
            conditions.add(new Condition(axis.name(), axis.values().get(codes[i])));
        }
        return conditions;
    }
}
