package dev.scotoma.lab.benchmark;

import dev.scotoma.lab.benchmark.Table.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;

/**
 * What the largest excess of any conjunction would be if nothing were wrong anywhere, told by the data themselves: the
 * residuals of every participant together get a random sign, again and again (Hemerik, Goeman and Finos, JRSS B 2020).
 * That keeps how conjunctions overlap and how a participant's sessions go together, which Bonferroni's bound makes no
 * use of.
 */
final class SignFlips {
    private static final int SUPPORT = 100;
    private static final double EFFECTIVE = 10;
    private static final double LEVEL = 0.95;

    private final int flips;
    private final IntConsumer progress;

    SignFlips(int flips, IntConsumer progress) {
        this.flips = flips;
        this.progress = progress;
    }

    /**
     * @param exceeded tables whose own largest z lies above the 95% quantile of their flips
     * @param critical mean of these quantiles
     * @param bonferroni mean z from which on a normal test at .05 over the same conjunctions would report
     */
    record Outcome(int tables, int exceeded, double critical, double bonferroni) {}

    /** Tables with nothing planted. */
    Outcome nothing(int tables, Shape shape) {
        int exceeded = 0;
        double critical = 0;
        double bonferroni = 0;
        for (int number = 0; number < tables; number++) {
            var table = new Table(40_000 + number, shape).with(List.of());
            List<Conjunction> conjunctions = Table.conjunctions().stream()
                    .map(axes -> new Conjunction(table, axes))
                    .toList();
            double[] residuals = residuals(table.errors());
            double own = largest(conjunctions, residuals);
            var random = new Random(number);
            double[] flipped = new double[flips];
            for (int flip = 0; flip < flips; flip++) {
                flipped[flip] = largest(conjunctions, flipped(residuals, table, random));
            }
            Arrays.sort(flipped);
            double quantile = flipped[(int) Math.ceil(LEVEL * (flips + 1)) - 1];
            exceeded += own > quantile ? 1 : 0;
            critical += quantile;
            bonferroni += upper((1 - LEVEL)
                    / conjunctions.stream().mapToInt(Conjunction::supported).sum());
            progress.accept(number + 1);
        }
        return new Outcome(tables, exceeded, critical / tables, bonferroni / tables);
    }

    private static double[] residuals(int[] errors) {
        double rate = Arrays.stream(errors).average().orElseThrow();
        return Arrays.stream(errors).mapToDouble(error -> error - rate).toArray();
    }

    private static double[] flipped(double[] residuals, Table table, Random random) {
        double[] signs = new double[table.participants()];
        Arrays.setAll(signs, _ -> random.nextBoolean() ? 1 : -1);
        double[] flipped = new double[residuals.length];
        Arrays.setAll(flipped, session -> signs[table.people()[session]] * residuals[session]);
        return flipped;
    }

    private static double largest(List<Conjunction> conjunctions, double[] residuals) {
        return conjunctions.parallelStream()
                .mapToDouble(each -> each.largest(residuals))
                .max()
                .orElseThrow();
    }

    /** The point that a standard normal variable exceeds with this probability; by bisection of its tail. */
    private static double upper(double probability) {
        double low = 0;
        double high = 10;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (tail(middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Of a standard normal variable, by Simpson's rule up to twelve. */
    private static double tail(double from) {
        int steps = 2_000;
        double step = (12 - from) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double x = from + i * step;
            int weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * Math.exp(-x * x / 2);
        }
        return sum * step / 3 / Math.sqrt(2 * Math.PI);
    }

    /**
     * The combinations of values of some axes that are tested, and the clustered standard error of each, which no flip
     * changes.
     */
    private static final class Conjunction {
        private final int[] cells;
        private final double[] errors;

        Conjunction(Table table, int[] axes) {
            cells = table.cells(axes);
            errors = new double[Table.combinations(axes)];
            double[] residuals = residuals(table.errors());
            int[] n = new int[errors.length];
            double[] squares = new double[errors.length];
            List<List<Integer>> sessions = byPerson(table);
            for (List<Integer> own : sessions) {
                own.stream().mapToInt(session -> cells[session]).distinct().forEach(cell -> {
                    double sum = 0;
                    int count = 0;
                    for (int session : own) {
                        sum += cells[session] == cell ? residuals[session] : 0;
                        count += cells[session] == cell ? 1 : 0;
                    }
                    n[cell] += count;
                    squares[cell] += (double) count * count;
                    errors[cell] += sum * sum;
                });
            }
            Arrays.setAll(
                    errors,
                    cell -> n[cell] >= SUPPORT && (double) n[cell] * n[cell] / squares[cell] >= EFFECTIVE
                            ? Math.sqrt(errors[cell])
                            : Double.NaN);
        }

        private static List<List<Integer>> byPerson(Table table) {
            List<List<Integer>> sessions = new ArrayList<>();
            for (int person = 0; person < table.participants(); person++) {
                sessions.add(new ArrayList<>());
            }
            for (int session = 0; session < table.people().length; session++) {
                sessions.get(table.people()[session]).add(session);
            }
            return sessions;
        }

        int supported() {
            return (int) Arrays.stream(errors).filter(error -> error > 0).count();
        }

        double largest(double[] residuals) {
            double[] sums = new double[errors.length];
            for (int session = 0; session < cells.length; session++) {
                sums[cells[session]] += residuals[session];
            }
            double largest = Double.NEGATIVE_INFINITY;
            for (int cell = 0; cell < sums.length; cell++) {
                if (errors[cell] > 0) {
                    largest = Math.max(largest, sums[cell] / errors[cell]);
                }
            }
            return largest;
        }
    }
}
