package dev.scotoma.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Numbers in bins of about as many each, no two of which have the same label. */
final class Bins {
    private static final int MOST = 5;
    /** Enough for people to read; where that does not part the edges, more are told. */
    private static final int DIGITS = 6;
    /** So many tell any double from its neighbours. */
    static final int ALL_DIGITS = 17;

    /** Where the bins but the first begin. */
    private final double[] starts;

    private final List<String> labels;

    private Bins(double[] starts, List<String> labels) {
        this.starts = starts;
        this.labels = labels;
    }

    /** @param sorted at least one */
    static Bins byQuantiles(double[] sorted) {
        var edges = new TreeSet<Double>();
        for (int bin = 1; bin < MOST; bin++) {
            edges.add(sorted[(int) ((long) bin * sorted.length / MOST)]);
        }
        edges.remove(sorted[0]);
        double[] starts = edges.stream().mapToDouble(Double::doubleValue).toArray();
        edges.add(sorted[0]);
        edges.add(sorted[sorted.length - 1]);
        int digits = digits(edges);
        List<String> labels = new ArrayList<>();
        for (int bin = 0; bin <= starts.length; bin++) {
            String from = Numbers.text(bin == 0 ? sorted[0] : starts[bin - 1], digits);
            labels.add(
                    bin == starts.length
                            ? "[" + from + ", " + Numbers.text(sorted[sorted.length - 1], digits) + "]"
                            : "[" + from + ", " + Numbers.text(starts[bin], digits) + ")");
        }
        return new Bins(starts, List.copyOf(labels));
    }

    List<String> labels() {
        return labels;
    }

    int of(double number) {
        int place = Arrays.binarySearch(starts, number);
        return place >= 0 ? place + 1 : -place - 1;
    }

    private static int digits(Set<Double> edges) {
        int digits = DIGITS;
        while (digits < ALL_DIGITS && !parts(edges, digits)) {
            digits++;
        }
        return digits;
    }

    private static boolean parts(Set<Double> edges, int digits) {
        return edges.stream().map(edge -> Numbers.text(edge, digits)).distinct().count() == edges.size();
    }
}
