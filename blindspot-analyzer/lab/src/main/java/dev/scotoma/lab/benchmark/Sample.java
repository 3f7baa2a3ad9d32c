package dev.scotoma.lab.benchmark;

import dev.scotoma.statistics.mining.Axis;
import dev.scotoma.statistics.mining.BinStarts;
import dev.scotoma.statistics.mining.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Sessions of people who differ, column by column: light, distance, camera, system, place and sharpness, and whatever a
 * table puts beside them or in their place. Nothing here knows how it is mined.
 */
final class Sample {
    /** So many people; the one with this number has no tendency, and rows only where a table gives them. */
    static final int PEOPLE = 4_000;

    private static final double SIZES = 0.7;

    final int rows;
    final int[] people;
    private final Random random;
    private final double[] tendencies;
    private final Map<String, String[]> names = new LinkedHashMap<>();
    private final Map<String, double[]> numbers = new LinkedHashMap<>();

    /** @param spread of the people's tendencies, a standard deviation on the logit scale */
    Sample(long seed, int rows, double spread) {
        this.rows = rows;
        random = new Random(seed);
        tendencies = draw(PEOPLE, () -> spread * random.nextGaussian());
        double[] sizes = draw(PEOPLE, () -> Math.exp(SIZES * random.nextGaussian()));
        double sum = 0;
        for (int person = 0; person < PEOPLE; person++) {
            sum += sizes[person];
            sizes[person] = sum;
        }
        double all = sum;
        people = IntStream.range(0, rows)
                .map(_ -> {
                    int place = Arrays.binarySearch(sizes, all * random.nextDouble());
                    return place >= 0 ? place : -place - 1;
                })
                .toArray();
        axis("light", List.of("dark", "normal", "strong"), .2, .6, .2);
        axis("distance", List.of("near", "mid", "far"), .4, .4, .2);
        axis("camera", List.of("laptop", "phone_front", "phone_rear", "tablet"), .3, .45, .15, .1);
        axis("os", List.of("android", "ios", "win", "mac"), .4, .3, .2, .1);
        axis("env", List.of("indoor", "outdoor", "vehicle"), .7, .2, .1);
        axis("sharp", List.of("low", "mid", "high"), .3, .4, .3);
    }

    private interface Draw {
        double next();
    }

    private static double[] draw(int count, Draw draw) {
        double[] drawn = new double[count];
        Arrays.setAll(drawn, _ -> draw.next());
        return drawn;
    }

    Random random() {
        return random;
    }

    /** Only these axes, in the place of all until now. */
    Sample only(String... axes) {
        names.keySet().retainAll(List.of(axes));
        return this;
    }

    /** An axis whose values have these frequencies. */
    Sample axis(String name, List<String> values, double... frequencies) {
        return axis(name, _ -> pick(values, frequencies));
    }

    interface Value {
        String of(int row);
    }

    Sample axis(String name, Value value) {
        String[] column = new String[rows];
        Arrays.setAll(column, value::of);
        names.put(name, column);
        return this;
    }

    double[] number(String name, IntToDoubleFunction number) {
        double[] column = new double[rows];
        Arrays.setAll(column, number);
        numbers.put(name, column);
        return column;
    }

    String pick(List<String> values, double... frequencies) {
        double left = random.nextDouble();
        int value = 0;
        while (value < values.size() - 1 && left >= frequencies[value]) {
            left -= frequencies[value++];
        }
        return values.get(value);
    }

    boolean is(int row, String axis, String... values) {
        return List.of(values).contains(column(axis)[row]);
    }

    private String[] column(String axis) {
        return Objects.requireNonNull(names.get(axis), axis);
    }

    /** The values of an axis as they are now. */
    Value values(String axis) {
        String[] column = column(axis);
        return row -> column[row];
    }

    double[] numbers(String axis) {
        return Objects.requireNonNull(numbers.get(axis), axis);
    }

    /** Gives the first rows the value of the first. */
    void same(String axis, int count) {
        String[] column = column(axis);
        Arrays.fill(column, 0, count, column[0]);
    }

    double tendency(int row) {
        return people[row] == PEOPLE ? 0 : tendencies[people[row]];
    }

    /** Errors at these logits, to which the people's tendencies are added. */
    double[] errors(IntToDoubleFunction logit) {
        double[] errors = new double[rows];
        Arrays.setAll(errors, row -> random.nextDouble() < logistic(logit.applyAsDouble(row) + tendency(row)) ? 1 : 0);
        return errors;
    }

    static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    static double logistic(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** As the command line reads it: numbers in bins. */
    Observations observations(double[] outcomes) {
        return observations(outcomes, _ -> 0);
    }

    /** The same where the rows have strata. */
    Observations observations(double[] outcomes, IntUnaryOperator stratum) {
        List<Axis> axes = new ArrayList<>();
        List<short[]> codes = new ArrayList<>();
        Map<Integer, double[]> scales = new HashMap<>();
        names.forEach((name, column) -> {
            List<String> values = Arrays.stream(column).distinct().sorted().toList();
            short[] of = new short[rows];
            for (int row = 0; row < rows; row++) {
                of[row] = (short) values.indexOf(column[row]);
            }
            axes.add(new Axis(name, values));
            codes.add(of);
        });
        numbers.forEach((name, column) -> {
            double[] starts = BinStarts.of(Arrays.stream(column).sorted().toArray());
            short[] of = new short[rows];
            double[] least = new double[starts.length + 1];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            for (int row = 0; row < rows; row++) {
                int place = Arrays.binarySearch(starts, column[row]);
                of[row] = (short) (place >= 0 ? place + 1 : -place - 1);
                least[of[row]] = Math.min(least[of[row]], column[row]);
            }
            scales.put(axes.size(), column.clone());
            axes.add(new Axis(
                    name, Arrays.stream(least).mapToObj(Double::toString).toList()));
            codes.add(of);
        });
        return Observations.ofColumns(
                axes,
                codes.toArray(short[][]::new),
                people.clone(),
                PEOPLE + 1,
                outcomes.clone(),
                scales,
                IntStream.range(0, rows).map(stratum).toArray());
    }
}
