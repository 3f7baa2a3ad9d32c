package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Whether a conjunction stands beyond what it is made of (the principle of marginality): its score given what is chosen
 * and, reported or not, every level of its own axes and every shorter conjunction of its own conditions. Two effects
 * that add up on the logit scale leave nothing here, however bad it is where both hold.
 */
final class PartsTest {
    /** So far a conjunction has to stand beyond its parts. It decides how something is told, and not whether. */
    static final double BEYOND = 3;

    /** The share of the conjunction that its parts have to leave, so that anything can be told of it beyond them. */
    private static final double LEAST_LEFT = 1e-3;

    private final Observations rows;
    private final Postings postings;
    private final double[] weights;
    private final Fits fits;

    PartsTest(Observations rows, Postings postings, Fits fits) {
        this.rows = rows;
        this.postings = postings;
        this.fits = fits;
        weights = rows.cappedWeights();
    }

    /**
     * What is seen of a conjunction beyond its parts.
     *
     * @param score with its sign; 0 where the parts determine it
     * @param left the share of its variance that the parts leave
     */
    record Beyond(double score, double left) {}

    /** @param given the rows of what else is in the fit, a bit each */
    Beyond of(Box box, List<long[]> given) {
        Partition parts = fits.partition(given);
        List<long[]> columns = new ArrayList<>(given);
        for (int place = 0; place < box.order(); place++) {
            int axis = box.axes()[place];
            int values = rows.axes().get(axis).size();
            parts.divide(rows.codes(axis), values);
            addLevels(columns, axis, values, box.codes(place));
            if (box.hasSpan(place)) {
                long[] within = box.span().orElseThrow().rows();
                parts.divide(within);
                columns.add(within);
            }
        }
        addConjunctions(columns, box);
        LogitFit fit = LogitFit.of(rows, parts, columns, weights);
        return of(fit, inside(fit, box.rows()));
    }

    /** All but the most frequent of the values that are not the conjunction's own. */
    private void addLevels(List<long[]> columns, int axis, int values, BitSet own) {
        int most = -1;
        for (int code = 0; code < values; code++) {
            if (!own.get(code)
                    && (most < 0 || Bits.count(postings.of(axis, code)) > Bits.count(postings.of(axis, most)))) {
                most = code;
            }
        }
        for (int code = 0; code < values; code++) {
            if (code != most) {
                columns.add(postings.of(axis, code));
            }
        }
    }

    /** The conjunctions of two or more of the conditions, but not of all. */
    private void addConjunctions(List<long[]> columns, Box box) {
        for (int some = 1; some < (1 << box.order()) - 1; some++) {
            if (Integer.bitCount(some) > 1) {
                long[] both = null;
                for (int place = 0; place < box.order(); place++) {
                    if ((some >> place & 1) == 1) {
                        long[] one = box.condition(place, postings);
                        both = both == null ? one : Bits.both(one, both);
                    }
                }
                if (both != null) {
                    columns.add(both);
                }
            }
        }
    }

    private boolean[] inside(LogitFit fit, long[] candidate) {
        boolean[] inside = new boolean[fit.expected.length];
        for (int word = 0; word < candidate.length; word++) {
            for (long left = candidate[word]; left != 0; left &= left - 1) {
                inside[fit.stratum[(word << 6) + Long.numberOfTrailingZeros(left)]] = true;
            }
        }
        return inside;
    }

    private Beyond of(LogitFit fit, boolean[] inside) {
        double[] counts = new double[inside.length];
        double own = 0;
        for (int s = 0; s < inside.length; s++) {
            counts[s] = inside[s] ? fit.weighted[s] : 0;
            own += counts[s] * fit.variance[s];
        }
        double[] left = fit.followed(counts);
        double model = 0;
        for (int s = 0; s < left.length; s++) {
            left[s] = (inside[s] ? 1 : 0) - left[s];
            model += left[s] * left[s] * fit.weighted[s] * fit.variance[s];
        }
        if (model < LEAST_LEFT * own) {
            return new Beyond(0, 0);
        }
        double sum = 0;
        double clustered = 0;
        for (int row = 0; row < rows.rows(); ) {
            int cluster = rows.clusters()[row];
            double ofCluster = 0;
            for (; row < rows.rows() && rows.clusters()[row] == cluster; row++) {
                int s = fit.stratum[row];
                ofCluster += left[s] * (rows.outcomes()[row] - fit.expected[s]);
            }
            ofCluster *= weights[cluster];
            sum += ofCluster;
            clustered += ofCluster * ofCluster;
        }
        // Shares of 0 to 1 vary less than zeros and ones; what the clusters show is then the larger share of the truth.
        double variance = rows.isBinary() ? Math.max(model, clustered) : clustered;
        return new Beyond(variance <= 0 ? 0 : sum / Math.sqrt(variance), model / own);
    }
}
