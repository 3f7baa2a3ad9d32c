package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Edges.Edge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Estimates the edges of a condition on an axis of numbers from the rows themselves, where the bins only told that
 * there is something. The effect inside and what is expected outside come from the joint fit; given those, each row
 * says by its log-likelihood ratio on which side it lies, and the best range is the one with the largest sum. Fit and
 * range take turns until the range rests.
 *
 * <p>An edge's interval holds every place whose likelihood ratio against the best one is below 7.35 times the scale of
 * the clustered variance (Hansen, Econometrica 68, 2000: P(ξ ≤ x) = (1 − e^(−x/2))²).
 */
final class EdgeSearch {
    private static final double CRITICAL = 7.35;
    private static final int ROUNDS = 6;

    private final Observations rows;
    private final Postings postings;
    private final Fits fits;

    EdgeSearch(Observations rows, Postings postings, Fits fits) {
        this.rows = rows;
        this.postings = postings;
        this.fits = fits;
    }

    /** The first place of a box whose axis is one of numbers and whose values there are no exact ones. */
    Optional<Integer> place(Box box) {
        for (int place = 0; place < box.order(); place++) {
            BitSet codes = box.codes(place);
            if (rows.scale(box.axes()[place])
                    .filter(scale -> scale.isRange(codes))
                    .isPresent()) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The box with edges in the place of its bins, given others. */
    Box refined(Box box, int place, List<long[]> given) {
        Range range = new Range(box, place);
        Box best = box;
        for (int round = 0; round < ROUNDS; round++) {
            if (best.size() == 0 || best.size() == rows.rows()) {
                return box;
            }
            List<long[]> columns = new ArrayList<>(given);
            columns.add(best.rows());
            var test = new ScoreStatistic(rows, fits.fit(given));
            double scale = test.scale(test.sums(best.rows(), best.size()));
            Edges edges = range.best(
                    LogitFit.of(rows, fits.partition(columns), columns, rows.cappedWeights()),
                    best,
                    Math.max(scale, 1e-9));
            Box next =
                    box.with(new Box.Span(box.axes()[place], edges, between(rows, box.axes()[place], edges)), postings);
            boolean rests = next.size() == best.size() && Arrays.equals(next.rows(), best.rows());
            if (next.size() == 0) {
                return box;
            }
            best = next;
            if (rests) {
                break;
            }
        }
        return best;
    }

    /** The rows that have a number between edges, a bit each. */
    static long[] between(Observations rows, int axis, Edges edges) {
        Scale scale = rows.scale(axis).orElseThrow();
        long[] between = new long[(rows.rows() + 63) >> 6];
        double[] numbers = scale.numbers();
        for (int row = 0; row < numbers.length; row++) {
            if (edges.holds(numbers[row]) && !Double.isNaN(numbers[row])) {
                between[row >> 6] |= 1L << row;
            }
        }
        return between;
    }

    /** The rows that have the other conditions, in the order of their numbers. */
    private final class Range {
        private final int[] order;
        private final double[] sorted;
        private final boolean touchesLeast;
        private final boolean touchesMost;
        private final double least;
        private final Scale scale;
        private final double most;

        Range(Box box, int place) {
            int axis = box.axes()[place];
            scale = rows.scale(axis).orElseThrow();
            double[] numbers = scale.numbers();
            long[] others = null;
            for (int i = 0; i < box.order(); i++) {
                if (i != place) {
                    long[] one = box.condition(i, postings);
                    others = others == null ? one : Bits.both(one, others);
                }
            }
            long[] all = others;
            order = IntStream.of(scale.order())
                    .filter(row -> all == null || Bits.holds(all, row))
                    .toArray();
            sorted = Arrays.stream(order).mapToDouble(row -> numbers[row]).toArray();
            int first = box.codes(place).nextSetBit(0);
            int last = box.codes(place).length() - 1;
            touchesLeast = first == 0;
            touchesMost = last == scale.bins() - 1;
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int row : order) {
                if (box.codes(place).get(rows.codes(axis)[row])) {
                    low = Math.min(low, numbers[row]);
                    high = Math.max(high, numbers[row]);
                }
            }
            least = low;
            most = high;
        }

        Edges best(LogitFit fit, Box box, double widened) {
            int n = order.length;
            double effect = fit.coefficients[fit.coefficients.length - 1];
            // Sums of the log-likelihood ratios of the rows before each place.
            double[] sums = new double[n + 1];
            double[] weights = rows.cappedWeights();
            for (int i = 0; i < n; i++) {
                int row = order[i];
                double logit = fit.logit(fit.stratum[row]) - (Bits.holds(box.rows(), row) ? effect : 0);
                double ratio = rows.outcomes()[row] * effect
                        - Math.log1p(Math.exp(logit + effect))
                        + Math.log1p(Math.exp(logit));
                sums[i + 1] = sums[i] + weights[rows.clusters()[row]] * ratio;
            }
            int middle = (lowest(least) + lowest(Math.nextUp(most))) / 2;
            int from = 0;
            int below = n;
            for (int i = 0; i <= n; i++) {
                if (isEdge(i)) {
                    from = i <= middle && sums[i] < sums[from] ? i : from;
                    below = i >= middle && sums[i] > sums[below] ? i : below;
                }
            }
            double critical = CRITICAL * widened / 2;
            from = snapped(from, sums, -1, critical, middle);
            below = snapped(below, sums, 1, critical, middle);
            if (touchesLeast && sums[0] - sums[from] < critical) {
                from = 0;
            }
            if (touchesMost && sums[below] - sums[n] < critical) {
                below = n;
            }
            return new Edges(
                    from == 0
                            ? Optional.empty()
                            : Optional.of(edge(from, sums, -1, critical, 0, Math.max(middle, from))),
                    below == n
                            ? Optional.empty()
                            : Optional.of(edge(below, sums, 1, critical, Math.min(middle, below), n)));
        }

        /** Where a number has a bin of its own, the edge stands beside it if it may as well. */
        private int snapped(int at, double[] sums, int sign, double critical, int middle) {
            for (int bin = 0; bin < scale.bins(); bin++) {
                if (scale.isExact(bin)) {
                    double number = scale.least(bin);
                    for (int i : new int[] {lowest(number), lowest(Math.nextUp(number))}) {
                        if (sign * (i - middle) > 0 && sign * (sums[at] - sums[i]) < critical) {
                            return i;
                        }
                    }
                }
            }
            return at;
        }

        private Edge edge(int at, double[] sums, int sign, double critical, int first, int last) {
            int low = at;
            int high = at;
            for (int i = first; i <= last; i++) {
                if (isEdge(i) && sign * (sums[at] - sums[i]) <= critical) {
                    low = Math.min(low, i);
                    high = Math.max(high, i);
                }
            }
            return new Edge(
                    sorted[at],
                    new Interval(low == 0 ? sorted[0] : sorted[low - 1], sorted[Math.min(high, sorted.length - 1)]));
        }

        /** Whether the numbers differ before and after a place. */
        private boolean isEdge(int i) {
            return i == 0 || i == sorted.length || sorted[i - 1] < sorted[i];
        }

        private int lowest(double number) {
            int place = Arrays.binarySearch(sorted, number);
            int at = place >= 0 ? place : -place - 1;
            while (at > 0 && sorted[at - 1] == number) {
                at--;
            }
            return at;
        }
    }
}
