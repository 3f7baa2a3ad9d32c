package dev.scotoma.blindspot.subdomain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Each cause once, as far as a simple rule can: of the cells above the base rate, which are reported.
 *
 * <p>The chosen cells cut the rows into strata (in which of them a row lies), and each stratum's own rate is what a further cell is held
 * against. Step by step the cell with the strongest evidence given the chosen ones is taken, until none passes α over everything tested.
 * Then each chosen cell is held against the strata of the others, and the weakest that no longer passes goes, until all pass. So a part
 * of a cause, or a larger set that is worse only because of the cause inside it, is not reported beside the cause, and two overlapping
 * causes come out as two.
 *
 * <p>What the rule cannot do: strata saturate, so an interaction of two reported cells beyond their own effects is never seen. A joint
 * fit takes this place later.
 */
final class Selection {
    /** Strata are cut finer with every chosen cell; a list this long has told its story. */
    private static final int MOST = 60;

    /** A stratum of which more than this lies in a cell cannot tell the cell from the stratum. */
    private static final double MOST_OF_STRATUM = 0.9;

    record Chosen(Cell cell, Evidence evidence) {}

    private static final Comparator<Chosen> STRONGEST_FIRST = Comparator.comparing(
                    Chosen::evidence, Evidence.STRONGEST_FIRST)
            .thenComparingInt(chosen -> chosen.cell().order());

    private final Observations rows;
    private final double correlation;
    private final double threshold;
    private final int[][][] rowsByValue;
    private final int[] stratum;
    private double[] rates = {};
    private int[] sizes = {};
    private final int[] inside;

    /** @param threshold of a single p: α over the number of tested cells */
    Selection(Observations rows, double correlation, double threshold) {
        this.rows = rows;
        this.correlation = correlation;
        this.threshold = threshold;
        rowsByValue = rowsByValue(rows);
        stratum = new int[rows.rows()];
        inside = new int[rows.rows()];
    }

    /**
     * The chosen of the candidates, each with its evidence given all the others.
     *
     * @param candidates at least one, the strongest evidence against the base rate first
     */
    List<Chosen> among(List<Cell> candidates) {
        List<Cell> chosen = new ArrayList<>(candidates.subList(0, 1));
        List<Cell> left = candidates.subList(1, candidates.size());
        while (!left.isEmpty() && chosen.size() < MOST) {
            stratify(chosen);
            List<Chosen> passing =
                    left.stream().map(this::given).filter(this::passes).toList();
            if (passing.isEmpty()) {
                break;
            }
            Cell best = Collections.min(passing, STRONGEST_FIRST).cell();
            chosen.add(best);
            left = passing.stream()
                    .map(Chosen::cell)
                    .filter(cell -> cell != best)
                    .toList();
        }
        return backwards(chosen);
    }

    private List<Chosen> backwards(List<Cell> chosen) {
        while (true) {
            List<Chosen> checked = new ArrayList<>();
            for (Cell cell : chosen) {
                stratify(chosen.stream().filter(other -> other != cell).toList());
                checked.add(given(cell));
            }
            checked.sort(STRONGEST_FIRST);
            if (checked.isEmpty() || passes(checked.getLast())) {
                return checked;
            }
            chosen.remove(checked.getLast().cell());
        }
    }

    private boolean passes(Chosen candidate) {
        return candidate.evidence().p() <= threshold;
    }

    /** Numbers the strata of these cells and takes each one's rate over all of its rows. */
    private void stratify(List<Cell> cells) {
        Arrays.fill(stratum, 0);
        int strata = 1;
        for (Cell cell : cells) {
            int[] renumbered = new int[2 * strata];
            Arrays.fill(renumbered, -1);
            int used = 0;
            for (int row = 0; row < stratum.length; row++) {
                int finer = 2 * stratum[row] + (cell.holds(rows, row) ? 1 : 0);
                if (renumbered[finer] < 0) {
                    renumbered[finer] = used++;
                }
                stratum[row] = renumbered[finer];
            }
            strata = used;
        }
        double[] sums = new double[strata];
        int[] counts = new int[strata];
        for (int row = 0; row < stratum.length; row++) {
            sums[stratum[row]] += rows.outcomes()[row];
            counts[stratum[row]]++;
        }
        for (int i = 0; i < strata; i++) {
            sums[i] /= counts[i];
        }
        rates = sums;
        sizes = counts;
    }

    /**
     * The evidence of a cell given the present strata. Its rows are held against the mean of their strata's rates, and their deviations
     * are taken from each row's own stratum. A stratum that lies in the cell has nothing to be held against, and is left out.
     */
    private Chosen given(Cell cell) {
        int[] counts = new int[sizes.length];
        int n = 0;
        for (int row : shortest(cell)) {
            if (cell.holds(rows, row)) {
                inside[n++] = row;
                counts[stratum[row]]++;
            }
        }
        int kept = 0;
        double expected = 0;
        for (int i = 0; i < n; i++) {
            int of = stratum[inside[i]];
            if (counts[of] <= MOST_OF_STRATUM * sizes[of]) {
                inside[kept++] = inside[i];
                expected += rates[of];
            }
        }
        if (kept == 0) {
            return new Chosen(cell, Evidence.NONE);
        }
        expected /= kept;
        var sums = new Counters.Sums(1);
        for (int i = 0; i < kept; i++) {
            int row = inside[i];
            sums.add(0, rows.clusters()[row], rows.outcomes()[row] - rates[stratum[row]] + expected);
        }
        return new Chosen(cell, Evidence.above(expected, sums.tally(0), correlation));
    }

    private int[] shortest(Cell cell) {
        int[] shortest = rowsByValue[cell.axis(0)][cell.code(0)];
        for (int i = 1; i < cell.order(); i++) {
            int[] other = rowsByValue[cell.axis(i)][cell.code(i)];
            shortest = other.length < shortest.length ? other : shortest;
        }
        return shortest;
    }

    private static int[][][] rowsByValue(Observations rows) {
        int[][][] lists = new int[rows.axes().size()][][];
        for (int axis = 0; axis < lists.length; axis++) {
            int[] sizes = new int[rows.axes().get(axis).size()];
            short[] codes = rows.codes(axis);
            for (short code : codes) {
                if (code != Observations.UNKNOWN) {
                    sizes[code]++;
                }
            }
            lists[axis] = new int[sizes.length][];
            for (int code = 0; code < sizes.length; code++) {
                lists[axis][code] = new int[sizes[code]];
            }
            for (int row = codes.length - 1; row >= 0; row--) {
                if (codes[row] != Observations.UNKNOWN) {
                    lists[axis][codes[row]][--sizes[codes[row]]] = row;
                }
            }
        }
        return lists;
    }
}
