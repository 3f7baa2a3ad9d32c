package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Axis;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Restriction;
import dev.scotoma.statistics.mining.Restriction.Between;
import dev.scotoma.statistics.mining.Restriction.NoneOf;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Sessions drawn from a seed. Participants have unequal numbers of sessions and a tendency to err of their own (normal
 * on the logit scale); five axes belong mostly to the person, five to the session; two pairs of axes depend on each
 * other. Nothing here knows how it is mined.
 */
final class Table {
    /** Values of each axis, 90 in all: of different frequency. */
    private static final int[] SIZES = {3, 3, 4, 5, 8, 12, 20, 6, 9, 20};

    private static final int OF_THE_PERSON = 5;

    private final List<byte[]> values = new ArrayList<>();
    private final int[] people;
    private final double[] tendencies;
    private final double[] chances;
    private int[] errors = {};

    /**
     * How a table is drawn.
     *
     * @param spread of the tendencies, a standard deviation on the logit scale
     * @param base rate of errors of a person without a tendency, where nothing is planted
     * @param dominant share of the rows that one person has
     */
    record Shape(int sessions, int participants, double spread, double base, double dominant) {}

    private final Shape shape;
    private final Random random;

    Table(long seed, Shape shape) {
        this.shape = shape;
        random = new Random(seed);
        double[][] frequencies = frequencies();
        people = new int[shape.sessions()];
        chances = new double[shape.sessions()];
        tendencies = random.doubles(shape.participants())
                .map(_ -> shape.spread() * random.nextGaussian())
                .toArray();
        byte[][] own = new byte[shape.participants()][];
        for (int session = 0; session < shape.sessions(); session++) {
            int person = random.nextDouble() < shape.dominant()
                    ? 0
                    : (int) (shape.participants() * Math.pow(random.nextDouble(), 1.5));
            if (own[person] == null) {
                own[person] = draw(frequencies);
            }
            people[session] = person;
            values.add(session(frequencies, own[person]));
        }
    }

    private double[][] frequencies() {
        double[][] frequencies = new double[SIZES.length][];
        for (int axis = 0; axis < SIZES.length; axis++) {
            double[] weights = random.doubles(SIZES[axis])
                    .map(_ -> Math.exp(0.7 * random.nextGaussian()))
                    .toArray();
            double sum = Arrays.stream(weights).sum();
            frequencies[axis] =
                    Arrays.stream(weights).map(weight -> weight / sum).toArray();
        }
        return frequencies;
    }

    private byte[] draw(double[][] frequencies) {
        byte[] drawn = new byte[SIZES.length];
        for (int axis = 0; axis < drawn.length; axis++) {
            drawn[axis] = draw(frequencies[axis]);
        }
        return drawn;
    }

    private byte draw(double[] frequencies) {
        double left = random.nextDouble();
        int value = 0;
        while (value < frequencies.length - 1 && left >= frequencies[value]) {
            left -= frequencies[value++];
        }
        return (byte) value;
    }

    private byte[] session(double[][] frequencies, byte[] own) {
        byte[] drawn = draw(frequencies);
        for (int axis = 0; axis < drawn.length; axis++) {
            drawn[axis] = random.nextDouble() < (axis < OF_THE_PERSON ? 0.85 : 0.2) ? own[axis] : drawn[axis];
        }
        // As a phone tells its system: most of the second axis follows from the first.
        drawn[1] = random.nextDouble() < 0.7 ? (byte) (drawn[0] % SIZES[1]) : drawn[1];
        drawn[5] = random.nextDouble() < 0.7 ? (byte) (drawn[4] % SIZES[5]) : drawn[5];
        return drawn;
    }

    /**
     * So many conjunctions of one to three conditions that some session has, each with .5 to 40% of the sessions, at
     * odds of 2 to 6.
     */
    List<Planted> anyWeaknesses(int count) {
        List<Planted> planted = new ArrayList<>();
        for (int attempt = 0; planted.size() < count && attempt < 10_000; attempt++) {
            byte[] session = values.get(random.nextInt(values.size()));
            List<Integer> axes = random.ints(0, SIZES.length)
                    .distinct()
                    .limit(1 + random.nextInt(3))
                    .sorted()
                    .boxed()
                    .toList();
            List<Integer> codes = axes.stream().map(axis -> (int) session[axis]).toList();
            var weakness = new Planted(axes, codes, 2 + 4 * random.nextDouble());
            double share = (double) values.stream().filter(weakness::holds).count() / values.size();
            if (share >= 0.005 && share <= 0.4) {
                planted.add(weakness);
            }
        }
        return planted;
    }

    /**
     * A quarter of all sessions gets the first value of each of two axes, independently: main effects that overlap, and
     * no interaction.
     */
    List<Planted> twoOverlappingEffects() {
        for (byte[] session : values) {
            session[2] = (byte) (random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(SIZES[2] - 1));
            session[3] = (byte) (random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(SIZES[3] - 1));
        }
        return List.of(new Planted(List.of(2), List.of(0), 3), new Planted(List.of(3), List.of(0), 3));
    }

    /** Draws the errors. */
    Table with(List<Planted> planted) {
        errors = new int[people.length];
        for (int session = 0; session < errors.length; session++) {
            double logit = Math.log(shape.base() / (1 - shape.base())) + tendencies[people[session]];
            for (Planted weakness : planted) {
                logit += weakness.holds(values.get(session)) ? Math.log(weakness.odds()) : 0;
            }
            chances[session] = 1 / (1 + Math.exp(-logit));
            errors[session] = random.nextDouble() < chances[session] ? 1 : 0;
        }
        return this;
    }

    /**
     * The mean chance of an error where some conditions hold, with nobody counting for more than √n of the n sessions:
     * what an interval has to cover.
     */
    double chance(List<Restriction> where) {
        Map<Integer, double[]> byPerson = new HashMap<>();
        int n = 0;
        for (int session = 0; session < chances.length; session++) {
            if (holds(where, values.get(session))) {
                double[] own = byPerson.computeIfAbsent(people[session], first -> new double[2]);
                own[0]++;
                own[1] += chances[session];
                n++;
            }
        }
        double most = Math.sqrt(n);
        double sum = 0;
        double weight = 0;
        for (double[] own : byPerson.values()) {
            sum += Math.min(own[0], most) * own[1] / own[0];
            weight += Math.min(own[0], most);
        }
        return sum / weight;
    }

    /** The share of what either holds for that both hold for. */
    double jaccard(Planted planted, List<Restriction> where) {
        int both = 0;
        int either = 0;
        for (byte[] session : values) {
            boolean one = planted.holds(session);
            boolean other = holds(where, session);
            both += one && other ? 1 : 0;
            either += one || other ? 1 : 0;
        }
        return either == 0 ? 0 : (double) both / either;
    }

    /**
     * How strongly the data themselves show a planted weakness: its excess over the sessions outside, in clustered
     * standard errors; negative when fewer than 150 effective participants are in it.
     */
    double strength(Planted planted) {
        Map<Integer, int[]> byPerson = new HashMap<>();
        int inside = 0;
        int insideErrors = 0;
        int allErrors = 0;
        for (int session = 0; session < errors.length; session++) {
            allErrors += errors[session];
            if (planted.holds(values.get(session))) {
                int[] sums = byPerson.computeIfAbsent(people[session], first -> new int[2]);
                sums[0]++;
                sums[1] += errors[session];
                inside++;
                insideErrors += errors[session];
            }
        }
        double rate = (double) insideErrors / inside;
        double variance = 0;
        double squares = 0;
        for (int[] sums : byPerson.values()) {
            double residual = sums[1] - rate * sums[0];
            variance += residual * residual;
            squares += (double) sums[0] * sums[0];
        }
        if ((double) inside * inside / squares < 150) {
            return -1;
        }
        double outside = (double) (allErrors - insideErrors) / (errors.length - inside);
        return (rate - outside) / (Math.sqrt(variance) / inside);
    }

    private static boolean holds(List<Restriction> where, byte[] session) {
        return where.stream().allMatch(each -> {
            String value = value(session[Integer.parseInt(each.axis().substring(1))]);
            return switch (each.values()) {
                case OneOf some -> some.values().contains(value);
                case NoneOf none -> !none.values().contains(value);
                case Between _ -> throw new IllegalArgumentException(each + " is of numbers");
            };
        });
    }

    Observations observations() {
        return observations(IntStream.range(0, SIZES.length).toArray());
    }

    Observations observations(int... axes) {
        var rows = Observations.of(Arrays.stream(axes).mapToObj(Table::axis).toArray(String[]::new));
        for (int session = 0; session < errors.length; session++) {
            byte[] of = values.get(session);
            rows.add(
                    people[session],
                    errors[session],
                    Arrays.stream(axes).mapToObj(axis -> value(of[axis])).toList());
        }
        return rows.build();
    }

    /** Every one to three of the axes. */
    static List<int[]> conjunctions() {
        List<int[]> conjunctions = new ArrayList<>();
        for (int first = 0; first < SIZES.length; first++) {
            conjunctions.add(new int[] {first});
            for (int second = first + 1; second < SIZES.length; second++) {
                conjunctions.add(new int[] {first, second});
                for (int third = second + 1; third < SIZES.length; third++) {
                    conjunctions.add(new int[] {first, second, third});
                }
            }
        }
        return conjunctions;
    }

    /** For each session which of the combinations of values of these axes it has; below {@link #combinations}. */
    int[] cells(int... axes) {
        int[] cells = new int[people.length];
        for (int session = 0; session < cells.length; session++) {
            for (int axis : axes) {
                cells[session] = cells[session] * SIZES[axis] + values.get(session)[axis];
            }
        }
        return cells;
    }

    static int combinations(int... axes) {
        return Arrays.stream(axes).map(axis -> SIZES[axis]).reduce(1, (one, other) -> one * other);
    }

    /** The mean chance of an error in each of the combinations. */
    double[] chances(int... axes) {
        int[] cells = cells(axes);
        double[] sums = new double[combinations(axes)];
        int[] n = new int[sums.length];
        for (int session = 0; session < cells.length; session++) {
            sums[cells[session]] += chances[session];
            n[cells[session]]++;
        }
        Arrays.setAll(sums, cell -> sums[cell] / n[cell]);
        return sums;
    }

    static List<Axis> axes() {
        List<Axis> axes = new ArrayList<>();
        for (int axis = 0; axis < SIZES.length; axis++) {
            axes.add(new Axis(
                    axis(axis),
                    IntStream.range(0, SIZES[axis]).mapToObj(Table::value).toList()));
        }
        return axes;
    }

    /** The codes of a session on the {@link #axes}. */
    short[] codes(int session) {
        short[] codes = new short[SIZES.length];
        for (int axis = 0; axis < codes.length; axis++) {
            codes[axis] = values.get(session)[axis];
        }
        return codes;
    }

    /** Which of the combinations conditions on all of the axes are, in their order. */
    static int cell(int[] axes, List<Condition> conditions) {
        int cell = 0;
        for (int i = 0; i < axes.length; i++) {
            cell = cell * SIZES[axes[i]]
                    + Integer.parseInt(conditions.get(i).value().substring(1));
        }
        return cell;
    }

    int[] people() {
        return people;
    }

    int participants() {
        return tendencies.length;
    }

    int[] errors() {
        return errors;
    }

    /** As {@code ./scotoma mine --outcome error --subject subject_id --ignore session_id} reads it. */
    void write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("session_id,subject_id");
            for (int axis = 0; axis < SIZES.length; axis++) {
                out.write("," + axis(axis));
            }
            out.write(",error\n");
            for (int session = 0; session < errors.length; session++) {
                out.write("s" + session + ",p" + people[session]);
                for (byte code : values.get(session)) {
                    out.write("," + value(code));
                }
                out.write("," + errors[session] + "\n");
            }
        }
    }

    static String axis(int axis) {
        return "a" + axis;
    }

    static String value(int code) {
        return "v" + code;
    }
}
