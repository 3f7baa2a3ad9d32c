package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Selection.Chosen;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the subdomains in which an outcome is more frequent than the strata of their rows let expect; with one stratum,
 * more frequent than in all the data.
 *
 * <p>The miner counts every conjunction exactly, and reports what {@link Selection} chooses: each cause once, at a
 * family-wise error α over all the different sets of rows that have the support. Conjunctions that hold for the same
 * rows are one hypothesis, told in the fewest conditions.
 */
public final class Miner {
    /**
     * So many standard errors of independent rows must lie between a rate and the expected one. Below that nothing can
     * become significant, because allowing for clusters widens the standard error.
     */
    private static final double SCREEN = 2;

    /** The share of all rows above which a participant is named in a warning. */
    private static final double DOMINANT = 0.1;

    private final Settings settings;

    public Miner(Settings settings) {
        this.settings = settings;
    }

    /**
     * Counts, tests and chooses.
     *
     * @throws IllegalArgumentException when the axes have too many values to be counted
     */
    public Mined mine(Observations rows) {
        var counters = new Counters(rows);
        Tally all = counters.all();
        if (all.rows() == 0) {
            return new Mined(all, new Interval(0, 1), 0, List.of(), List.of(), List.of());
        }
        double correlation = correlation(all, rows);
        Screened screened = new Screened(rows);
        counters.upTo(settings.order(), settings.minSupport(), screened);
        return new Report(rows, all, correlation, screened).mined();
    }

    /** Counts the cells of the combination of all axes, without testing them. */
    public static List<CellRate> cross(Observations rows) {
        var counters = new Counters(rows);
        double correlation = correlation(counters.all(), rows);
        List<CellRate> cells = new ArrayList<>();
        counters.count(
                IntStream.range(0, rows.axes().size()).toArray(),
                cell -> cells.add(
                        new CellRate(cell.conditions(rows), cell.tally(), RateInterval.of(cell.tally(), correlation))));
        return cells;
    }

    /** The conjunctions of two or three conditions that were hardly recorded, the most expected first. */
    public static List<Gap> gaps(Observations rows, int minSupport) {
        var gaps = new Gaps(rows, minSupport);
        new Counters(rows).upTo(Gaps.ORDER, minSupport, gaps);
        return gaps.mostExpected();
    }

    /**
     * What counting leaves: one cell for each different set of rows that is tested, the single conditions that are too
     * thin for that, and the coverage gaps.
     */
    private final class Screened implements Counters.Visitor {
        private final Map<Long, Cell> tested = new HashMap<>();
        private final List<Cell> thin = new ArrayList<>();
        private final Gaps gaps;

        Screened(Observations rows) {
            gaps = new Gaps(rows, settings.minSupport());
        }

        @Override
        public void cell(Cell cell) {
            Tally tally = cell.tally();
            gaps.cell(cell);
            if (tally.rows() >= settings.minSupport() && tally.clusters() >= Settings.MIN_EFFECTIVE) {
                tested.merge(cell.fingerprint(), cell, (one, other) -> other.order() < one.order() ? other : one);
            } else if (cell.order() == 1) {
                thin.add(cell);
            }
        }

        @Override
        public void thin(int[] axes, short[] codes, int n) {
            gaps.thin(axes, codes, n);
        }
    }

    /** Chooses what is reported, and what stands beside it for context. */
    private final class Report {
        private final Observations rows;
        private final Tally all;
        private final double correlation;
        private final Screened screened;
        private final Shrinkage shrinkage;
        private final double variance;
        private final boolean dominated;
        private final StratumRates baseline;
        private final List<Subdomain> found = new ArrayList<>();
        private final List<Subdomain> context = new ArrayList<>();

        Report(Observations rows, Tally all, double correlation, Screened screened) {
            this.rows = rows;
            this.all = all;
            this.correlation = correlation;
            this.screened = screened;
            baseline = new StratumRates(rows);
            dominated = rows.largestCluster() > DOMINANT * all.rows();
            variance = squares(rows) / all.rows() - all.rate() * all.rate();
            shrinkage = new Shrinkage(
                    all,
                    correlation,
                    screened.tested.values().stream().map(Cell::tally).toList());
        }

        Mined mined() {
            int tests = screened.tested.size();
            List<Cell> candidates = screened.tested.values().parallelStream()
                    .filter(this::mayStandOut)
                    .sorted(Comparator.comparingInt(Cell::order)
                            .thenComparing(Comparator.comparingInt(
                                            (Cell cell) -> cell.tally().rows())
                                    .reversed())
                            .thenComparingLong(Cell::fingerprint))
                    .toList();
            if (!candidates.isEmpty()) {
                select(candidates, tests);
            }
            others(candidates);
            screened.thin.forEach(cell -> context.add(subdomain(
                    cell, Verdict.TOO_FEW, RateInterval.of(cell.tally(), correlation), OptionalDouble.empty())));
            return new Mined(
                    all,
                    RateInterval.of(all, correlation),
                    tests,
                    Stream.concat(found.stream(), context.stream()).toList(),
                    screened.gaps.mostExpected(),
                    warnings());
        }

        private boolean mayStandOut(Cell cell) {
            // One who dominates the counts hides what the test, in which they count little, would see.
            if (dominated) {
                return true;
            }
            return Miner.mayStandOut(cell.tally(), baseline.expected(cell), variance);
        }

        private void select(List<Cell> candidates, int tests) {
            var postings = new Postings(rows);
            var selection = new Selection<>(
                    candidates, settings.alpha() / tests, given -> given(postings, given), Cell::sharesACondition);
            List<Evidence> alone = selection.alone();
            List<Chosen<Cell>> chosen = selection.chosen();
            Set<Cell> reported = new HashSet<>();
            double tail = Interval.TAIL * chosen.size() / tests;
            double adjusted = 0;
            for (Chosen<Cell> each : chosen) {
                reported.add(each.candidate());
                adjusted = Math.max(adjusted, Math.min(1, each.evidence().p() * tests));
                Interval interval = RateInterval.of(each.candidate().tally(), correlation, tail);
                found.add(subdomain(each.candidate(), Verdict.FOUND, interval, OptionalDouble.of(adjusted)));
            }
            IntStream.range(0, candidates.size())
                    .boxed()
                    .filter(i -> !reported.contains(candidates.get(i)))
                    .sorted(Comparator.comparing(alone::get, Evidence.STRONGEST_FIRST))
                    .forEach(new Neighbourhood(candidates, alone, tests)::add);
        }

        /** The test of a candidate given those already chosen. */
        private Selection.Test<Cell> given(Postings postings, List<Cell> chosen) {
            var test = new ScoreStatistic(
                    rows, chosen.stream().map(cell -> cell.rows(postings)).toList());
            return new Selection.Test<>() {
                @Override
                public Evidence of(Cell cell) {
                    return test.of(cell, postings);
                }

                @Override
                public Evidence atMost(Cell cell) {
                    return test.atMost(cell);
                }
            };
        }

        /**
         * Adds to the context what is not reported, the strongest first and as far as there is room. Single conditions
         * always have room.
         */
        private final class Neighbourhood {
            private final List<Cell> candidates;
            private final List<Evidence> alone;
            private final int tests;
            private int room = settings.context();

            Neighbourhood(List<Cell> candidates, List<Evidence> alone, int tests) {
                this.candidates = candidates;
                this.alone = alone;
                this.tests = tests;
            }

            void add(int candidate) {
                Cell cell = candidates.get(candidate);
                if (cell.order() == 1 || room-- > 0) {
                    double p = Math.min(1, alone.get(candidate).p() * tests);
                    Verdict verdict = p <= settings.alpha() ? Verdict.EXPLAINED : Verdict.NOT_SHOWN;
                    context.add(
                            subdomain(cell, verdict, RateInterval.of(cell.tally(), correlation), OptionalDouble.of(p)));
                }
            }
        }

        /**
         * Adds the tested single conditions that never were candidates, so that the answer has every single condition.
         */
        private void others(List<Cell> candidates) {
            Set<Cell> known = new HashSet<>(candidates);
            screened.tested.values().stream()
                    .filter(cell -> cell.order() == 1 && !known.contains(cell))
                    .sorted(Comparator.comparingInt((Cell cell) -> cell.axis(0)).thenComparingInt(cell -> cell.code(0)))
                    .forEach(cell -> context.add(subdomain(
                            cell,
                            Verdict.NOT_SHOWN,
                            RateInterval.of(cell.tally(), correlation),
                            OptionalDouble.of(1))));
        }

        private Subdomain subdomain(Cell cell, Verdict verdict, Interval interval, OptionalDouble adjustedP) {
            Tally tally = cell.tally();
            double expected = baseline.expected(cell);
            return new Subdomain(
                    cell.conditions(rows),
                    verdict,
                    tally,
                    interval,
                    shrinkage.rate(tally),
                    expected,
                    tally.rate() - expected,
                    adjustedP);
        }

        private List<String> warnings() {
            List<String> warnings = new ArrayList<>();
            if (dominated) {
                warnings.add(("One participant has %d of the %d rows; in a test nobody counts for more than"
                                + " the square root of a subdomain's rows.")
                        .formatted(rows.largestCluster(), all.rows()));
            }
            warnings.addAll(Miner.warnings(all));
            return warnings;
        }
    }

    /**
     * Whether a rate is so far above the expected one that a test could find it.
     *
     * @param variance the variance of a single outcome
     */
    static boolean mayStandOut(Tally tally, double expected, double variance) {
        return tally.rate() - expected > SCREEN * Math.sqrt(variance / tally.rows());
    }

    /** Says why nothing can be found, if that is so. */
    static List<String> warnings(Tally all) {
        List<String> warnings = new ArrayList<>();
        if (all.clusters() < Settings.MIN_EFFECTIVE) {
            warnings.add("The rows are of %d participants; with fewer than %d nothing can be tested."
                    .formatted(all.clusters(), Settings.MIN_EFFECTIVE));
        }
        if (all.rate() <= 0 || all.rate() >= 1) {
            warnings.add("The outcome is the same in every row, so nothing can stand out.");
        }
        return warnings;
    }

    private static double correlation(Tally all, Observations rows) {
        return all.correlation(squares(rows));
    }

    private static double squares(Observations rows) {
        double squares = 0;
        for (double outcome : rows.outcomes()) {
            squares += outcome * outcome;
        }
        return squares;
    }
}
