package dev.scotoma.statistics.evaluation;

import dev.scotoma.statistics.Interval;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Computes percentile intervals by the randomised cluster bootstrap (Field and Welsh, JRSS B 69(3), 2007). It draws
 * whole participants, with everything they recorded, as often as there are participants. A draw costs one pass along
 * the sorted scores.
 *
 * <p>Thresholds given from outside stay as they are in every draw; the EER and BPCER20 find theirs anew. The largest
 * APCER is biased upwards in small samples, and so are its draws.
 *
 * @param seed equal seeds draw equally, whatever the number of threads
 */
public record Bootstrap(int draws, long seed) {
    public Bootstrap {
        if (draws < 100) {
            throw new IllegalArgumentException("fewer than 100 draws say nothing of a tail of 2.5%");
        }
    }

    /** A set of presentations, how its scores are read, and a threshold. */
    public record Judged(Presentations presentations, Convention convention, double threshold) {
        private Sweep sweep() {
            return new Sweep(presentations, convention, threshold);
        }
    }

    public Intervals intervals(Judged of) {
        Sweep sweep = of.sweep();
        double[] seen = sweep.rates();
        var behind = new Behind(of.presentations());
        double[][] drawn = drawn(of.presentations().participants(), sweep::rates);
        return named(of.presentations().species(), rate -> {
            double value = seen[rate];
            Optional<Interval> interval = percentile(drawn, rate);
            if (interval.isPresent() || (value != 0 && value != 1)) {
                return interval;
            }
            return behind.share(rate).map(size -> ofNoVariation(value, size.effective()));
        });
    }

    /**
     * The intervals of the rates of the second less those of the first, over the same presentations of the same
     * participants. Each draw takes both at once, so that what makes a session hard for both cancels out.
     *
     * @throws IllegalArgumentException when the participants or species differ
     */
    public Intervals differences(Judged first, Judged second) {
        if (first.presentations().participants() != second.presentations().participants()
                || !first.presentations()
                        .species()
                        .equals(second.presentations().species())) {
            throw new IllegalArgumentException("only rates over the same presentations can be compared in pairs");
        }
        Sweep one = first.sweep();
        Sweep other = second.sweep();
        double[][] drawn =
                drawn(first.presentations().participants(), weights -> less(other.rates(weights), one.rates(weights)));
        return named(first.presentations().species(), rate -> percentile(drawn, rate));
    }

    /** The rates of the second less those of the first. */
    public static Rates difference(Judged first, Judged second) {
        return Rates.named(
                less(second.sweep().rates(), first.sweep().rates()),
                first.presentations().species());
    }

    private static double[] less(double[] from, double[] what) {
        return IntStream.range(0, from.length)
                .mapToDouble(i -> from[i] - what[i])
                .toArray();
    }

    private interface Statistic {
        double[] of(int[] weights);
    }

    private double[][] drawn(int participants, Statistic statistic) {
        // A seed of its own for every draw, drawn from the one: seeds that are counted up can give shifted copies of
        // one stream.
        long[] seeds = new SplittableRandom(seed).longs(draws).toArray();
        return IntStream.range(0, draws)
                .parallel()
                .mapToObj(draw -> {
                    var random = new SplittableRandom(seeds[draw]);
                    int[] weights = new int[participants];
                    for (int i = 0; i < participants; i++) {
                        weights[random.nextInt(participants)]++;
                    }
                    return statistic.of(weights);
                })
                .toArray(double[][]::new);
    }

    private interface Bounds {
        Optional<Interval> of(int rate);
    }

    private Intervals named(List<String> species, Bounds bounds) {
        var values = new EnumMap<Metric, Interval>(Metric.class);
        for (Metric metric : Metric.ORDER) {
            bounds.of(metric.place()).ifPresent(interval -> values.put(metric, interval));
        }
        Map<String, Interval> apcer = new LinkedHashMap<>();
        for (int kind = 0; kind < species.size(); kind++) {
            String name = species.get(kind);
            bounds.of(Metric.ORDER.size() + kind).ifPresent(interval -> apcer.put(name, interval));
        }
        return new Intervals(values, apcer, draws);
    }

    private static Optional<Interval> percentile(double[][] drawn, int rate) {
        double[] sorted = Arrays.stream(drawn)
                .mapToDouble(rates -> rates[rate])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length < drawn.length / 2 || sorted[0] == sorted[sorted.length - 1]) {
            return Optional.empty();
        }
        return Optional.of(new Interval(quantile(sorted, Interval.TAIL), quantile(sorted, 1 - Interval.TAIL)));
    }

    /** The quantile by linear interpolation between the order statistics (type 7 of Hyndman and Fan 1996). */
    static double quantile(double[] sorted, double p) {
        double at = p * (sorted.length - 1);
        int below = (int) at;
        double upper = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (upper - sorted[below]);
    }

    /**
     * The interval of a rate without any error, or with nothing but errors. No draw of participants can show anything
     * else, so a bootstrap would claim certainty. This is the exact binomial bound (Clopper and Pearson 1934) on the
     * effective number of participants instead.
     *
     * @param rate 0 or 1
     * @param participants effective: (Σn_s)²/Σn_s²
     */
    private static Interval ofNoVariation(double rate, double participants) {
        double bound = 1 - Math.pow(Interval.TAIL, 1 / participants);
        return rate == 0 ? new Interval(0, bound) : new Interval(1 - bound, 1);
    }
}
