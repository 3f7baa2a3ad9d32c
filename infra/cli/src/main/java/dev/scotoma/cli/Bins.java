package dev.scotoma.cli;

import dev.scotoma.statistics.mining.BinStarts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Numbers in bins, no two of which have the same label. A bin that holds one number is called by it. */
final class Bins {
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
        double[] starts = BinStarts.of(sorted);
        var edges = new TreeSet<Double>();
        Arrays.stream(starts).forEach(edges::add);
        edges.add(sorted[0]);
        edges.add(sorted[sorted.length - 1]);
        int digits = digits(edges);
        List<String> labels = new ArrayList<>();
        for (int bin = 0; bin <= starts.length; bin++) {
            double from = bin == 0 ? sorted[0] : starts[bin - 1];
            double last = bin == starts.length ? sorted[sorted.length - 1] : before(sorted, starts[bin]);
            String begin = Numbers.text(from, digits);
            if (from == last) {
                labels.add(begin);
            } else {
                labels.add(
                        bin == starts.length
                                ? "[" + begin + ", " + Numbers.text(last, digits) + "]"
                                : "[" + begin + ", " + Numbers.text(starts[bin], digits) + ")");
            }
        }
        return new Bins(starts, List.copyOf(labels));
    }

    /** The largest of the numbers that are smaller. */
    private static double before(double[] sorted, double number) {
        int place = Arrays.binarySearch(sorted, number);
        while (sorted[place] == number) {
            place--;
        }
        return sorted[place];
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
