package dev.scotoma.blindspot.subdomain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows to mine, column by column: a code per axis ({@link #UNKNOWN} where nothing is known), the cluster and the outcome. Rows of a
 * cluster lie together, clusters are numbered from 0, so that a counter meets each cluster once.
 */
public final class Observations {
    static final short UNKNOWN = -1;

    private final List<Axis> axes;
    private final short[][] codes;
    private final int[] clusters;
    private final double[] outcomes;

    private Observations(List<Axis> axes, short[][] codes, int[] clusters, double[] outcomes) {
        this.axes = axes;
        this.codes = codes;
        this.clusters = clusters;
        this.outcomes = outcomes;
    }

    public static Collector of(String... axes) {
        return new Collector(List.of(axes));
    }

    public List<Axis> axes() {
        return axes;
    }

    public int rows() {
        return outcomes.length;
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

    /** Takes rows in any order. Values get their codes in the order of their first appearance. */
    public static final class Collector {
        private final List<String> names;
        private final List<Map<String, Short>> known = new ArrayList<>();
        private final Map<Object, Integer> clusterNumbers = new LinkedHashMap<>();
        private short[][] codes;
        private int[] clusters = new int[1024];
        private double[] outcomes = new double[1024];
        private int rows;

        private Collector(List<String> names) {
            this.names = names;
            codes = new short[names.size()][1024];
            names.forEach(name -> known.add(new LinkedHashMap<>()));
        }

        /**
         * @param cluster whose rows are not independent of each other (a person)
         * @param outcome in [0, 1]
         * @param values one per axis, null where unknown
         * @throws IllegalArgumentException when the row does not fit the axes, or the outcome the range
         */
        public Collector add(Object cluster, double outcome, List<? extends @Nullable String> values) {
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
            outcomes[rows++] = outcome;
            return this;
        }

        public Observations build() {
            int[] order = IntStream.range(0, rows)
                    .boxed()
                    .sorted(Comparator.comparingInt(row -> clusters[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            List<Axis> axes = new ArrayList<>();
            for (int axis = 0; axis < names.size(); axis++) {
                axes.add(new Axis(names.get(axis), List.copyOf(known.get(axis).keySet())));
            }
            short[][] sorted = new short[names.size()][];
            for (int axis = 0; axis < sorted.length; axis++) {
                short[] column = codes[axis];
                sorted[axis] = new short[rows];
                for (int row = 0; row < rows; row++) {
                    sorted[axis][row] = column[order[row]];
                }
            }
            return new Observations(
                    List.copyOf(axes),
                    sorted,
                    Arrays.stream(order).map(row -> clusters[row]).toArray(),
                    Arrays.stream(order).mapToDouble(row -> outcomes[row]).toArray());
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
        }
    }
}
