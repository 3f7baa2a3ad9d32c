package dev.scotoma.blindspot.subdomain;

import dev.scotoma.blindspot.subdomain.Selection.Chosen;
import dev.scotoma.blindspot.subdomain.Subdomain.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the subdomains in which an outcome is more frequent than in all the data. Screens every conjunction by exact counters, tests each
 * against the base rate by {@link Evidence} with Holm's step-down procedure (Scand. J. Stat. 6, 1979) over all that have the support, asks
 * besides that the 95% interval lies above the base rate, and reports what {@link Selection} leaves: a subdomain's adjusted p is the larger
 * of Holm's and of the Bonferroni-adjusted p given the other reported ones.
 */
public final class Miner {
    private final Settings settings;

    public Miner(Settings settings) {
        this.settings = settings;
    }

    private record Tested(Cell cell, Evidence evidence) {}

    /** @throws IllegalArgumentException when the axes have too many values to be counted */
    public Mined mine(Observations rows) {
        var counters = new Counters(rows);
        Tally all = counters.all();
        if (all.rows() == 0) {
            return new Mined(all, new Interval(0, 1), 0, List.of());
        }
        double correlation = correlation(all, rows);
        List<Tested> tested = new ArrayList<>();
        List<Cell> thin = new ArrayList<>();
        counters.upTo(settings.order(), cell -> {
            if (Settings.enough(cell.tally(), settings.minSupport())) {
                tested.add(new Tested(cell, Evidence.above(all.rate(), cell.tally(), correlation)));
            } else if (cell.order() == 1) {
                thin.add(cell);
            }
        });
        tested.sort(Comparator.comparing(Tested::evidence, Evidence.STRONGEST_FIRST)
                .thenComparingInt(test -> test.cell().order()));
        var report = new Report(rows, all, correlation);
        report.tested(tested, holm(tested));
        thin.forEach(cell -> report.add(cell, Verdict.TOO_FEW, OptionalDouble.empty()));
        return new Mined(all, Interval.of(all, correlation), tested.size(), report.ranked());
    }

    /** Every cell of all the axes together, counted and not tested. */
    public static List<Counted> cross(Observations rows) {
        var counters = new Counters(rows);
        double correlation = correlation(counters.all(), rows);
        List<Counted> cells = new ArrayList<>();
        counters.count(
                IntStream.range(0, rows.axes().size()).toArray(),
                cell -> cells.add(
                        new Counted(cell.conditions(rows), cell.tally(), Interval.of(cell.tally(), correlation))));
        return cells;
    }

    /** What is reported and what stands beside it. */
    private final class Report {
        private final Observations rows;
        private final Tally all;
        private final double correlation;
        private final List<Subdomain> found = new ArrayList<>();
        private final List<Subdomain> context = new ArrayList<>();

        Report(Observations rows, Tally all, double correlation) {
            this.rows = rows;
            this.all = all;
            this.correlation = correlation;
        }

        /** @param holm adjusted p of the tests, which are in the order of their p */
        void tested(List<Tested> tests, double[] holm) {
            Set<Cell> above = new LinkedHashSet<>();
            for (int i = 0; i < holm.length && holm[i] <= settings.alpha(); i++) {
                Cell cell = tests.get(i).cell();
                if (Interval.of(cell.tally(), correlation).low() > all.rate()) {
                    above.add(cell);
                }
            }
            Map<Cell, Double> given = given(List.copyOf(above), holm.length);
            int extra = 0;
            for (int i = 0; i < holm.length; i++) {
                Cell cell = tests.get(i).cell();
                Double p = given.get(cell);
                if (p != null) {
                    add(cell, Verdict.FOUND, OptionalDouble.of(Math.max(p, holm[i])));
                } else if (cell.order() == 1 || extra++ < settings.context()) {
                    Verdict verdict = above.contains(cell) ? Verdict.EXPLAINED : Verdict.NOT_SHOWN;
                    add(cell, verdict, OptionalDouble.of(holm[i]));
                }
            }
        }

        /** The chosen ones with their adjusted p given each other. */
        private Map<Cell, Double> given(List<Cell> above, int tests) {
            Map<Cell, Double> given = new HashMap<>();
            if (!above.isEmpty()) {
                for (Chosen chosen : new Selection(rows, correlation, settings.alpha() / tests).among(above)) {
                    given.put(chosen.cell(), Math.min(1, chosen.evidence().p() * tests));
                }
            }
            return given;
        }

        void add(Cell cell, Verdict verdict, OptionalDouble adjustedP) {
            Tally tally = cell.tally();
            (verdict == Verdict.FOUND ? found : context)
                    .add(new Subdomain(
                            cell.conditions(rows),
                            verdict,
                            tally,
                            Interval.of(tally, correlation),
                            tally.rate() - all.rate(),
                            adjustedP));
        }

        List<Subdomain> ranked() {
            found.sort(Comparator.comparingDouble(
                            (Subdomain each) -> each.adjustedP().orElse(1))
                    .thenComparingDouble(
                            each -> -each.difference() * each.tally().rows()));
            return Stream.concat(found.stream(), context.stream()).toList();
        }
    }

    /** Adjusted p of the tests, which are in the order of their p. */
    private static double[] holm(List<Tested> tested) {
        double[] adjusted = new double[tested.size()];
        double largest = 0;
        for (int i = 0; i < adjusted.length; i++) {
            largest = Math.max(largest, Math.min(1, tested.get(i).evidence().p() * (adjusted.length - i)));
            adjusted[i] = largest;
        }
        return adjusted;
    }

    private static double correlation(Tally all, Observations rows) {
        double squares = 0;
        for (double outcome : rows.outcomes()) {
            squares += outcome * outcome;
        }
        return all.correlation(squares);
    }
}
