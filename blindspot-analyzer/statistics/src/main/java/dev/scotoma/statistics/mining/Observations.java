package dev.scotoma.statistics.mining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows to mine, column by column: a code for each axis ({@link #UNKNOWN} where nothing is known), the cluster and
 * the outcome. The rows of a cluster lie together and clusters are numbered from 0, so that a counter meets each
 * cluster once.
 */
public final class Observations {
    static final short UNKNOWN = -1;

    private final List<Axis> axes;
    private final short[][] codes;
    private final int[] clusters;
    private final double[] outcomes;
    private final int[] strata;
    private final int strataCount;
    private final Map<Integer, Scale> scales;
    private final double[] cappedWeights;
    private final boolean alone;

    private Observations(
            List<Axis> axes,
            short[][] codes,
            int[] clusters,
            double[] outcomes,
            int[] strata,
            int strataCount,
            Map<Integer, Scale> scales) {
        this.axes = axes;
        this.codes = codes;
        this.clusters = clusters;
        this.outcomes = outcomes;
        this.strata = strata;
        this.strataCount = strataCount;
        this.scales = scales;
        cappedWeights = cappedWeights(clusters);
        alone = largestCluster() <= 1;
    }

    public static Collector of(String... axes) {
        return new Collector(List.of(axes));
    }

    /**
     * Takes whole columns without copying them. The arrays belong to the result afterwards, which sorts them by cluster
     * where they lie.
     *
     * @param codes by axis and row, the place of the row's value in the axis, or negative where it is unknown
     * @param clusters by row, any numbers from 0 to below {@code clusterCount}
     * @param outcomes by row, in [0, 1]
     */
    public static Observations ofColumns(
            List<Axis> axes, short[][] codes, int[] clusters, int clusterCount, double[] outcomes) {
        return ofColumns(axes, codes, clusters, clusterCount, outcomes, Map.of());
    }

    /**
     * The same with axes of numbers, whose codes are bins in the order of the numbers, and after them at most one for
     * rows without a number.
     *
     * @param numbers by the place of such an axis, the number of each row, NaN where it has none
     */
    public static Observations ofColumns(
            List<Axis> axes,
            short[][] codes,
            int[] clusters,
            int clusterCount,
            double[] outcomes,
            Map<Integer, double[]> numbers) {
        return sorted(axes, codes, clusters, clusterCount, outcomes, new int[0], 1, numbers);
    }

    /**
     * The same with strata.
     *
     * @param strata by row, numbers from 0 of which none is left out
     */
    public static Observations ofColumns(
            List<Axis> axes,
            short[][] codes,
            int[] clusters,
            int clusterCount,
            double[] outcomes,
            Map<Integer, double[]> numbers,
            int[] strata) {
        int count = Arrays.stream(strata).max().orElse(0) + 1;
        return sorted(axes, codes, clusters, clusterCount, outcomes, count == 1 ? new int[0] : strata, count, numbers);
    }

    private static Observations sorted(
            List<Axis> axes,
            short[][] codes,
            int[] clusters,
            int clusterCount,
            double[] outcomes,
            int[] strata,
            int strataCount,
            Map<Integer, double[]> numbers) {
        var order = new ClusterOrder(clusters, clusterCount);
        for (short[] column : codes) {
            order.apply(column);
        }
        int[] sortedStrata = strata.length == 0 ? strata : order.of(strata);
        Arrays.sort(clusters);
        Map<Integer, Scale> scales = new LinkedHashMap<>();
        numbers.forEach((axis, of) -> scales.put(axis, new Scale(order.of(of), codes[axis])));
        return new Observations(
                List.copyOf(axes), codes, clusters, order.of(outcomes), sortedStrata, strataCount, scales);
    }

    public List<Axis> axes() {
        return axes;
    }

    public int rows() {
        return outcomes.length;
    }

    /** The mean outcome. */
    public double rate() {
        return Arrays.stream(outcomes).average().orElse(0);
    }

    /** How many rows the cluster with most of them has. */
    int largestCluster() {
        int largest = 0;
        int size = 0;
        for (int row = 0; row < clusters.length; row++) {
            size = row > 0 && clusters[row] == clusters[row - 1] ? size + 1 : 1;
            largest = Math.max(largest, size);
        }
        return largest;
    }

    /**
     * By cluster, the weight of each of its rows when a cluster counts for at most √n of n rows. So weighted, no
     * cluster adds more to the variance of a mean than n rows that stand alone.
     */
    double[] cappedWeights() {
        return cappedWeights;
    }

    private static double[] cappedWeights(int[] clusters) {
        double[] weights = new double[clusters.length == 0 ? 0 : clusters[clusters.length - 1] + 1];
        for (int cluster : clusters) {
            weights[cluster]++;
        }
        double most = Math.sqrt(clusters.length);
        for (int cluster = 0; cluster < weights.length; cluster++) {
            weights[cluster] = Math.min(1, most / weights[cluster]);
        }
        return weights;
    }

    /** Whether no two rows are of one cluster. */
    boolean everyRowIsAlone() {
        return alone;
    }

    short[] codes(int axis) {
        return codes[axis];
    }

    int[] clusters() {
        return clusters;
    }

    double[] outcomes() {
        return outcomes;
    }

    /** How many strata there are. They are numbered from 0, and rows for which none was named are all of one. */
    public int strata() {
        return strataCount;
    }

    int stratum(int row) {
        return strataCount == 1 ? 0 : strata[row];
    }

    /** Whether every outcome is 0 or 1. */
    boolean isBinary() {
        return Arrays.stream(outcomes).allMatch(outcome -> outcome == 0 || outcome == 1);
    }

    /** Whether some row has no value on an axis. */
    boolean hasUnknown(int axis) {
        for (short code : codes[axis]) {
            if (code < 0) {
                return true;
            }
        }
        return false;
    }

    /** The numbers behind an axis; empty where its values are names. */
    Optional<Scale> scale(int axis) {
        return Optional.ofNullable(scales.get(axis));
    }

    /** Collects rows in any order. Values get their codes in the order in which they first appear. */
    public static final class Collector {
        private final List<String> names;
        private final List<Map<String, Short>> known = new ArrayList<>();
        private final Map<Object, Integer> clusterNumbers = new LinkedHashMap<>();
        private short[][] codes;
        private int[] clusters = new int[1024];
        private double[] outcomes = new double[1024];
        private final Map<Object, Integer> strataNumbers = new LinkedHashMap<>();
        private int[] strata = new int[1024];
        private int rows;

        private Collector(List<String> names) {
            this.names = names;
            codes = new short[names.size()][1024];
            names.forEach(name -> known.add(new LinkedHashMap<>()));
        }

        /**
         * Adds a row to the one stratum that has no name.
         *
         * @param cluster names whose rows depend on each other: a person
         * @param outcome in [0, 1]
         * @param values one for each axis, null where it is unknown
         * @throws IllegalArgumentException when the row does not fit the axes, or the outcome the range
         */
        public Collector add(Object cluster, double outcome, List<? extends @Nullable String> values) {
            return add(cluster, outcome, values, "");
        }

        /**
         * Adds a row.
         *
         * @param stratum names rows that have a base rate of their own, which is no finding
         */
        public Collector add(Object cluster, double outcome, List<? extends @Nullable String> values, Object stratum) {
            if (values.size() != names.size()) {
                throw new IllegalArgumentException(
                        "a row has " + values.size() + " values for " + names.size() + " axes");
            }
            if (!(outcome >= 0 && outcome <= 1)) {
                throw new IllegalArgumentException("the outcome " + outcome + " is not between 0 and 1");
            }
            if (rows == outcomes.length) {
                grow();
            }
            for (int axis = 0; axis < codes.length; axis++) {
                codes[axis][rows] = code(axis, values.get(axis));
            }
            clusters[rows] = clusterNumbers.computeIfAbsent(cluster, first -> clusterNumbers.size());
            strata[rows] = strataNumbers.computeIfAbsent(stratum, first -> strataNumbers.size());
            outcomes[rows++] = outcome;
            return this;
        }

        public Observations build() {
            List<Axis> axes = new ArrayList<>();
            short[][] columns = new short[names.size()][];
            for (int axis = 0; axis < columns.length; axis++) {
                axes.add(new Axis(names.get(axis), List.copyOf(known.get(axis).keySet())));
                columns[axis] = Arrays.copyOf(codes[axis], rows);
            }
            boolean one = strataNumbers.size() <= 1;
            return sorted(
                    axes,
                    columns,
                    Arrays.copyOf(clusters, rows),
                    clusterNumbers.size(),
                    Arrays.copyOf(outcomes, rows),
                    Arrays.copyOf(strata, one ? 0 : rows),
                    one ? 1 : strataNumbers.size(),
                    Map.of());
        }

        private short code(int axis, @Nullable String value) {
            if (value == null) {
                return UNKNOWN;
            }
            Map<String, Short> codesOfAxis = known.get(axis);
            Short code = codesOfAxis.get(value);
            if (code == null) {
                if (codesOfAxis.size() == Counters.MOST_VALUES) {
                    throw new IllegalArgumentException(
                            "the axis " + names.get(axis) + " has more than " + Counters.MOST_VALUES + " values");
                }
                code = (short) codesOfAxis.size();
                codesOfAxis.put(value, code);
            }
            return code;
        }

        private void grow() {
            int size = rows * 2;
            for (int axis = 0; axis < codes.length; axis++) {
                codes[axis] = Arrays.copyOf(codes[axis], size);
            }
            clusters = Arrays.copyOf(clusters, size);
            outcomes = Arrays.copyOf(outcomes, size);
            strata = Arrays.copyOf(strata, size);
        }
    }
}
