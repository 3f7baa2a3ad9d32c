package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.mining.Observations.Collector;
import dev.scotoma.statistics.mining.Restriction.NoneOf;
import dev.scotoma.statistics.mining.Restriction.OneOf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is told on small tables, held against everything that could be told. */
class MinerOracleTest {
    private static final int VALUES = 6;

    /** A row as the oracle knows it. */
    private record Row(int person, List<Integer> values, int error) {}

    /**
     * One axis whose values have one of two rates. Every way to divide the values into two groups is tried, and the most
     * likely one has to be the one that is told, on whichever side of it the told set lies.
     */
    @Test
    void theToldSetDividesAnAxisAsTheMostLikelyOfAllDivisionsDoes() {
        Set<Boolean> sides = new HashSet<>();
        int apart = 0;
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            double[] rates = new double[VALUES];
            int failing = 1 + random.nextInt((1 << VALUES) - 2);
            double common = seed % 2 == 0 ? 0.08 : 0.5;
            for (int value = 0; value < VALUES; value++) {
                rates[value] = (failing >> value & 1) == 0 ? common : seed % 2 == 0 ? 0.4 : 0.12;
            }
            List<Row> rows = new ArrayList<>();
            for (int i = 0; i < 2_400; i++) {
                int value = random.nextInt(VALUES);
                rows.add(new Row(i, List.of(value), random.nextDouble() < rates[value] ? 1 : 0));
            }
            Mined mined = new Miner(new Settings(1, 50, 0.05, 0).withSets()).mine(observations(rows));
            Set<Integer> best = mostLikely(rows);
            if (mined.reported().size() > 1) {
                // By chance one value differs from its group by three standard errors, and is told by itself.
                apart++;
                continue;
            }
            Set<Integer> told = values(mined.reported().getFirst().where().getFirst());
            Set<Integer> rest = new TreeSet<>(IntStream.range(0, VALUES).boxed().toList());
            rest.removeAll(best);
            assertThat(told).isIn(best, rest);
            assertThat(told.size()).isLessThanOrEqualTo(VALUES / 2);
            sides.add(mined.safer().isEmpty());
        }
        assertThat(sides).containsExactlyInAnyOrder(true, false);
        assertThat(apart).isLessThanOrEqualTo(2);
    }

    private static Set<Integer> values(Restriction where) {
        Set<Integer> all = new TreeSet<>(IntStream.range(0, VALUES).boxed().toList());
        switch (where.values()) {
            case OneOf some ->
                all.retainAll(some.values().stream()
                        .map(text -> Integer.valueOf(text.substring(1)))
                        .toList());
            case NoneOf none -> none.values().forEach(text -> all.remove(Integer.valueOf(text.substring(1))));
            case Restriction.Between between -> throw new AssertionError(between);
        }
        return all;
    }

    private static Set<Integer> mostLikely(List<Row> rows) {
        int[] counts = new int[VALUES];
        int[] errors = new int[VALUES];
        rows.forEach(row -> {
            counts[row.values.getFirst()]++;
            errors[row.values.getFirst()] += row.error;
        });
        int best = IntStream.range(1, (1 << VALUES) - 1)
                .boxed()
                .max(Comparator.comparingDouble(
                        group -> likelihood(counts, errors, group) + likelihood(counts, errors, ~group)))
                .orElseThrow();
        Set<Integer> values = new TreeSet<>();
        IntStream.range(0, VALUES).filter(value -> (best >> value & 1) == 1).forEach(values::add);
        return values;
    }

    private static double likelihood(int[] counts, int[] errors, int group) {
        double n = 0;
        double sum = 0;
        for (int value = 0; value < VALUES; value++) {
            if ((group >> value & 1) == 1) {
                n += counts[value];
                sum += errors[value];
            }
        }
        return sum * Math.log(sum / n) + (n - sum) * Math.log(1 - sum / n);
    }

    /**
     * Two-sided evidence of every conjunction of up to two conditions, by loops over the rows of people with several each,
     * from the formulas of the page alone.
     */
    @Test
    void evidenceOfEitherSideIsWhatTheFormulasSay() {
        int worse = 0;
        int better = 0;
        for (int seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            List<Row> rows = new ArrayList<>();
            for (int person = 0; person < 150; person++) {
                double tendency = 0.2 + 0.3 * random.nextDouble();
                for (int session = random.nextInt(6); session >= 0; session--) {
                    List<Integer> values = List.of(random.nextInt(2), random.nextInt(3), random.nextInt(2));
                    double chance = tendency * (values.get(0) == 1 ? 0.5 : 1) * (values.get(1) == 2 ? 2 : 1);
                    rows.add(new Row(person, values, random.nextDouble() < chance ? 1 : 0));
                }
            }
            Observations observations = observations(rows);
            var test = new ScoreStatistic(observations, List.of());
            var postings = new Postings(observations);
            List<Cell> cells = new ArrayList<>();
            new Counters(observations).upTo(2, 40, cells::add);
            for (Cell cell : cells) {
                if (cell.tally().rows() >= 40 && cell.tally().effectiveClusters() >= 12) {
                    List<Condition> conditions = cell.conditions(observations);
                    double z = z(
                            rows,
                            rows.stream()
                                    .filter(row -> conditions.stream()
                                            .allMatch(condition -> row.values.get(
                                                            condition.axis().charAt(1) - '0')
                                                    == condition.value().charAt(1) - '0'))
                                    .toList());
                    assertThat(test.either(cell, postings).z()).isCloseTo(z, within(1e-6));
                    worse += z > 3 ? 1 : 0;
                    better += z < -3 ? 1 : 0;
                }
            }
        }
        assertThat(worse).isGreaterThan(5);
        assertThat(better).isGreaterThan(5);
    }

    /** The standardised excess of some rows over the rate of all. Nobody has more than √n of n rows here. */
    private static double z(List<Row> rows, List<Row> inside) {
        double rate = rows.stream().mapToInt(Row::error).average().orElseThrow();
        double v = rate * (1 - rate);
        double pairs = 0;
        double together = 0;
        for (int one = 0; one < rows.size(); one++) {
            for (int other = 0; other < rows.size(); other++) {
                if (one != other && rows.get(one).person == rows.get(other).person) {
                    pairs += (rows.get(one).error - rate) * (rows.get(other).error - rate);
                    together += v * v;
                }
            }
        }
        double tendency = Math.max(0, pairs / together);
        double n = inside.size();
        double own = inside.stream().mapToInt(Row::error).average().orElseThrow();
        double covaried = 0;
        double spread = 0;
        double squares = 0;
        for (int person = 0; person < 150; person++) {
            int who = person;
            List<Row> theirs = inside.stream().filter(row -> row.person == who).toList();
            double cap = Math.min(1, theirs.isEmpty() ? 1 : Math.sqrt(n) / theirs.size());
            assertThat(cap).isEqualTo(1);
            double size = theirs.size();
            covaried += (size * size - size) * v * v;
            spread += Math.pow(theirs.stream().mapToInt(Row::error).sum() - size * own, 2);
            squares += size * size;
        }
        double effective = n * n / squares;
        double working = n * v + tendency * covaried;
        double seen = spread * effective / (effective - 1) * v / (own * (1 - own));
        double variance = Math.max(working, seen) * (1 - n / rows.size());
        return n * (own - rate) / Math.sqrt(variance);
    }

    private static Observations observations(List<Row> rows) {
        int axes = rows.getFirst().values.size();
        Collector collector = Observations.of(
                IntStream.range(0, axes).mapToObj(axis -> "a" + axis).toArray(String[]::new));
        rows.forEach(row -> collector.add(
                row.person,
                row.error,
                row.values.stream().map(value -> "v" + value).toList()));
        return collector.build();
    }
}
