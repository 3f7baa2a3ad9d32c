package dev.scotoma.statistics.evaluation;

import static dev.scotoma.statistics.evaluation.Convention.HIGHER_IS_ATTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything counted again from the definitions, threshold by threshold and pair by pair, on data full of ties. */
class OracleTest {
    private static final String[] SPECIES = {"mask", "print", "replay"};

    private record Row(double score, @Nullable String species, int person) {}

    @ParameterizedTest
    @EnumSource(Convention.class)
    void theSweepAgreesWithTheDefinitions(Convention convention) {
        for (int seed = 0; seed < 400; seed++) {
            List<Row> rows = random(seed, 5 + seed % 40);
            double threshold = new SplittableRandom(seed).nextInt(0, 12) / 10.0;
            Rates rates = Rates.of(built(rows), convention, threshold);
            check(rates, rows, convention, threshold);
        }
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void aWeightIsTheSameAsThatManyCopies(Convention convention) {
        for (int seed = 0; seed < 200; seed++) {
            List<Row> rows = random(seed, 30);
            var random = new SplittableRandom(seed);
            Presentations built = built(rows);
            int[] weights = random.ints(built.participants(), 0, 4).toArray();
            List<Integer> order = rows.stream().map(Row::person).distinct().toList();
            List<Row> copies = new ArrayList<>();
            for (Row row : rows) {
                for (int copy = 0; copy < weights[order.indexOf(row.person)]; copy++) {
                    copies.add(row);
                }
            }
            double[] weighted = new Sweep(built, convention, .4).rates(weights);
            check(Rates.named(weighted, built.species()), copies, convention, .4);
        }
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void theEerThresholdGivesTheEer(Convention convention) {
        for (int seed = 0; seed < 300; seed++) {
            Presentations built = built(random(seed, 25));
            if (built.hasBothKinds()) {
                double threshold = Thresholds.eer(built, convention);
                Rates rates = Rates.of(built, convention, threshold);
                assertThat(rates.of(Metric.HTER)).isEqualTo(rates.of(Metric.EER));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void theThresholdOfBpcer20GivesItsRateWithNoSpeciesAboveAnApcerOfFivePercent(Convention convention) {
        for (int seed = 0; seed < 300; seed++) {
            Presentations built = built(random(seed, 25 + seed % 60));
            if (built.hasBothKinds()) {
                Rates rates = Rates.of(built, convention, Thresholds.bpcer20(built, convention));
                assertThat(rates.of(Metric.BPCER)).isEqualTo(rates.of(Metric.BPCER20));
                assertThat(rates.of(Metric.APCER_MAX)).isLessThanOrEqualTo(.05);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Convention.class)
    void everyPointOfTheCurveHasTheRatesAtItsThreshold(Convention convention) {
        for (int seed = 0; seed < 50; seed++) {
            Presentations built = built(random(seed, 60));
            List<DetPoint> curve = DetPoint.curve(built, convention, 1_000);
            assertThat(curve)
                    .hasSizeGreaterThan(5)
                    .isSortedAccordingTo(Comparator.comparingDouble(DetPoint::threshold));
            for (DetPoint point : curve) {
                Rates rates = Rates.of(built, convention, point.threshold());
                assertThat(point.far()).isEqualTo(rates.of(Metric.FAR));
                assertThat(point.apcerMax()).isEqualTo(rates.of(Metric.APCER_MAX));
                assertThat(point.bpcer()).isEqualTo(rates.of(Metric.BPCER));
            }
            List<Double> ends =
                    List.of(curve.getFirst().bpcer(), curve.getLast().bpcer());
            assertThat(ends).containsExactlyInAnyOrder(0.0, 1.0);
        }
    }

    private static List<Row> random(int seed, int size) {
        var random = new SplittableRandom(seed);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean attack = random.nextInt(5) < 3;
            double score = random.nextInt(9) == 0 ? Double.NaN : (random.nextInt(9) + (attack ? 2 : 0)) / 10.0;
            rows.add(new Row(score, attack ? SPECIES[random.nextInt(3)] : null, random.nextInt(8)));
        }
        return rows;
    }

    private static Presentations built(List<Row> rows) {
        var builder = Presentations.builder();
        rows.forEach(row -> builder.add(row.score, row.species, row.person));
        return builder.build();
    }

    private static void check(Rates rates, List<Row> rows, Convention convention, double threshold) {
        for (String species : rates.apcer().keySet()) {
            same(rates.apcer().get(species), apcer(rows, convention, threshold, species));
        }
        same(rates.of(Metric.APCER_MAX), worst(rows, convention, threshold));
        double far = share(rows, row -> row.species != null, row -> accepted(row, convention, threshold));
        double frr = share(rows, row -> row.species == null, row -> !accepted(row, convention, threshold));
        same(rates.of(Metric.FAR), far);
        same(rates.of(Metric.FRR), frr);
        same(rates.of(Metric.BPCER), frr);
        same(rates.of(Metric.HTER), (far + frr) / 2);
        same(rates.of(Metric.ACER), (worst(rows, convention, threshold) + frr) / 2);
        same(rates.of(Metric.APNRR), silent(rows, true));
        same(rates.of(Metric.BPNRR), silent(rows, false));
        same(rates.of(Metric.AUC), auc(rows, convention));
        if (Double.isNaN(far) || Double.isNaN(frr)) {
            return;
        }
        double[] distinct = new TreeSet<>(rows.stream()
                        .map(Row::score)
                        .filter(score -> !score.isNaN())
                        .toList())
                .stream().mapToDouble(Double::doubleValue).toArray();
        double[] candidates = IntStream.range(0, distinct.length)
                .mapToDouble(i -> i == 0 ? distinct[0] : (distinct[i - 1] + distinct[i]) / 2)
                .toArray();
        double least = 2;
        double eer = 0;
        for (double candidate : candidates) {
            double at = share(rows, row -> row.species != null, row -> accepted(row, convention, candidate));
            double rejected = share(rows, row -> row.species == null, row -> !accepted(row, convention, candidate));
            if (Math.abs(at - rejected) <= least + 1e-12) {
                least = Math.min(least, Math.abs(at - rejected));
                eer = (at + rejected) / 2;
            }
        }
        same(rates.of(Metric.EER), eer);
        double bpcer20 = DoubleStream.concat(Arrays.stream(candidates), DoubleStream.of(9))
                .filter(candidate -> worst(rows, convention, candidate) <= .05)
                .map(candidate -> share(rows, row -> row.species == null, row -> !accepted(row, convention, candidate)))
                .min()
                .orElseThrow();
        same(rates.of(Metric.BPCER20), bpcer20);
    }

    private static void same(double actual, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(actual).isNaN();
        } else {
            assertThat(actual).isCloseTo(expected, within(1e-12));
        }
    }

    private static boolean accepted(Row row, Convention convention, double threshold) {
        return convention == HIGHER_IS_ATTACK ? !(row.score >= threshold) : row.score >= threshold;
    }

    private static double apcer(List<Row> rows, Convention convention, double threshold, String species) {
        return share(rows, row -> species.equals(row.species), row -> accepted(row, convention, threshold));
    }

    private static double worst(List<Row> rows, Convention convention, double threshold) {
        return Arrays.stream(SPECIES)
                .mapToDouble(species -> apcer(rows, convention, threshold, species))
                .filter(apcer -> !Double.isNaN(apcer))
                .max()
                .orElse(Double.NaN);
    }

    private static double share(List<Row> rows, Predicate<Row> of, Predicate<Row> that) {
        List<Row> all =
                rows.stream().filter(row -> !Double.isNaN(row.score)).filter(of).toList();
        return all.isEmpty() ? Double.NaN : all.stream().filter(that).count() / (double) all.size();
    }

    private static double silent(List<Row> rows, boolean attacks) {
        List<Row> all =
                rows.stream().filter(row -> (row.species != null) == attacks).toList();
        return all.isEmpty()
                ? Double.NaN
                : all.stream().filter(row -> Double.isNaN(row.score)).count() / (double) all.size();
    }

    private static double auc(List<Row> rows, Convention convention) {
        double ordered = 0;
        int pairs = 0;
        for (Row attack : rows) {
            for (Row genuine : rows) {
                if (attack.species != null && genuine.species == null && !Double.isNaN(attack.score + genuine.score)) {
                    double lead = convention == HIGHER_IS_ATTACK
                            ? attack.score - genuine.score
                            : genuine.score - attack.score;
                    ordered += lead > 0 ? 1 : lead == 0 ? .5 : 0;
                    pairs++;
                }
            }
        }
        return pairs == 0 ? Double.NaN : ordered / pairs;
    }
}
