package dev.scotoma.lab.benchmark;

import dev.scotoma.lab.benchmark.Table.Shape;
import dev.scotoma.statistics.mining.CellRate;
import dev.scotoma.statistics.mining.Cells;
import dev.scotoma.statistics.mining.Ledger;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Miner;
import dev.scotoma.statistics.mining.Observations;
import dev.scotoma.statistics.mining.Screening;
import dev.scotoma.statistics.mining.Settings;
import dev.scotoma.statistics.mining.Subdomain;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** What the miner makes of many tables whose truth is known. The settings are the command line's, the same for all. */
final class Experiments {
    private static final Settings SETTINGS = new Settings(3, 100, 0.05, 0).withSets();
    private static final double STRONG = 8;
    private static final double THE_SAME = 0.8;

    private final Function<Observations, Mined> miner;
    private final IntConsumer progress;

    private Experiments(Function<Observations, Mined> miner, IntConsumer progress) {
        this.miner = miner;
        this.progress = progress;
    }

    /** @param progress told the number of each table that is done */
    static Experiments ofMiner(IntConsumer progress) {
        return new Experiments(new Miner(SETTINGS)::mine, progress);
    }

    /** Where only counters are known. */
    static Experiments ofScreening(IntConsumer progress) {
        return new Experiments(Experiments::screened, progress);
    }

    private static Mined screened(Observations rows) {
        var ledger = new Ledger(rows.axes());
        ledger.addAll(rows);
        var cells = new Cells();
        ledger.each(counted -> cells.add(counted.conditions(), counted.tally()));
        return new Screening(cells, SETTINGS).mined();
    }

    /** Tables with nothing planted, and in how many of them something was reported. */
    record Nothing(int tables, int reports) {}

    Nothing nothing(int tables, Shape shape) {
        int reports = 0;
        for (int table = 0; table < tables; table++) {
            Mined mined = mined(new Table(table, shape).with(List.of()));
            reports += mined.reported().isEmpty() ? 0 : 1;
            progress.accept(table + 1);
        }
        return new Nothing(tables, reports);
    }

    /**
     * What was planted and what came of it.
     *
     * @param strong planted ones that the data show by 8 clustered standard errors or more in 150 effective
     *     participants or more
     * @param exact of those, reported with just their conditions
     * @param reported subdomains in all
     * @param wrong reported ones that share less than .8 (Jaccard) with every planted one
     * @param causes planted ones that something reported is about
     * @param covered intervals of reported ones that hold the mean chance of an error there
     * @param power reported and planted, by the strength in steps of two
     */
    record Found(
            int tables,
            int strong,
            int exact,
            int reported,
            int wrong,
            int causes,
            int covered,
            Map<Integer, int[]> power) {}

    Found planted(int tables, Shape shape) {
        int strong = 0;
        int exact = 0;
        int reported = 0;
        int wrong = 0;
        int causes = 0;
        int covered = 0;
        Map<Integer, int[]> power = new TreeMap<>();
        for (int number = 0; number < tables; number++) {
            var table = new Table(10_000 + number, shape);
            List<Planted> planted = table.anyWeaknesses(1 + number % 4);
            List<Subdomain> found = mined(table.with(planted)).reported();
            for (Planted weakness : planted) {
                double strength = table.strength(weakness);
                boolean hit = found.stream()
                        .anyMatch(subdomain -> new HashSet<>(subdomain.where()).equals(Set.copyOf(weakness.where())));
                strong += strength >= STRONG ? 1 : 0;
                exact += strength >= STRONG && hit ? 1 : 0;
                int[] step =
                        power.computeIfAbsent(Math.max(-2, (int) Math.floor(strength / 2) * 2), first -> new int[2]);
                step[0] += hit ? 1 : 0;
                step[1]++;
                causes += found.stream().anyMatch(subdomain -> table.jaccard(weakness, subdomain.where()) >= THE_SAME)
                        ? 1
                        : 0;
            }
            for (Subdomain subdomain : found) {
                reported++;
                wrong += planted.stream().noneMatch(weakness -> table.jaccard(weakness, subdomain.where()) >= THE_SAME)
                        ? 1
                        : 0;
                double chance = table.chance(subdomain.where());
                covered += subdomain.interval().low() <= chance
                                && chance <= subdomain.interval().high()
                        ? 1
                        : 0;
            }
            progress.accept(number + 1);
        }
        return new Found(tables, strong, exact, reported, wrong, causes, covered, power);
    }

    /** Tables with two overlapping main effects, and in how many of them just those two were reported. */
    record Overlapping(int tables, int exactlyTwo) {}

    Overlapping overlapping(int tables, Shape shape) {
        int exactlyTwo = 0;
        for (int number = 0; number < tables; number++) {
            var table = new Table(20_000 + number, shape);
            List<Planted> planted = table.twoOverlappingEffects();
            Set<Object> found = new HashSet<>();
            mined(table.with(planted)).reported().forEach(subdomain -> found.add(subdomain.where()));
            exactlyTwo +=
                    found.equals(Set.of(planted.get(0).where(), planted.get(1).where())) ? 1 : 0;
            progress.accept(number + 1);
        }
        return new Overlapping(tables, exactlyTwo);
    }

    /**
     * Supported conjunctions where nothing is planted, how many of their 95% intervals hold the mean chance of an error
     * there, and how wide these are.
     */
    record Intervals(int cells, int covered, double meanWidth) {}

    Intervals intervals(int tables, Shape shape) {
        int cells = 0;
        int covered = 0;
        double width = 0;
        for (int number = 0; number < tables; number++) {
            var table = new Table(30_000 + number, shape).with(List.of());
            for (int[] axes : Table.conjunctions()) {
                double[] chances = table.chances(axes);
                for (CellRate cell : Miner.cross(table.observations(axes))) {
                    if (Settings.enough(cell.tally(), SETTINGS.minSupport())) {
                        double chance = chances[Table.cell(axes, cell.conditions())];
                        var interval = cell.interval();
                        cells++;
                        covered += interval.low() <= chance && chance <= interval.high() ? 1 : 0;
                        width += interval.high() - interval.low();
                    }
                }
            }
            progress.accept(number + 1);
        }
        return new Intervals(cells, covered, width / cells);
    }

    private Mined mined(Table table) {
        return miner.apply(table.observations());
    }
}
