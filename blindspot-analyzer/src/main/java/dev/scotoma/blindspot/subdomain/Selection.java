package dev.scotoma.blindspot.subdomain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Each cause once. Step by step the candidate with the strongest evidence of an excess <em>given those already chosen</em>, fitted jointly
 * ({@link ScoreTest}), is taken, until none passes α over everything tested. After each step every chosen one is looked at again given the
 * others: it goes when it no longer passes, and makes room when a candidate that shares a condition says it better. So a part of a cause,
 * or a wider set that is worse only because of the cause inside it, is not reported beside the cause; an interaction is reported only beyond
 * the effects it is made of.
 */
final class Selection {
    /** A list this long has told its story. */
    private static final int MOST = 40;

    private static final int ROUNDS = 4;

    record Chosen(Cell cell, Evidence evidence) {}

    private final Observations rows;
    private final List<Cell> candidates;
    private final Postings postings;
    private final double level;

    /**
     * @param candidates different sets of rows
     * @param level that a single p must reach: α over the number of tested sets
     */
    Selection(Observations rows, List<Cell> candidates, double level) {
        this.rows = rows;
        this.candidates = candidates;
        this.level = level;
        postings = new Postings(rows);
    }

    /** The evidence of every candidate against the base rate, in their order. */
    List<Evidence> alone() {
        var test = test(List.of());
        return candidates.parallelStream().map(cell -> exactly(test, cell)).toList();
    }

    /** @param alone evidence of every candidate against the base rate */
    List<Chosen> chosen(List<Evidence> alone) {
        List<Cell> chosen = new ArrayList<>();
        // Settling may take back what a step brought; the same choice twice would go on for ever.
        Set<Set<Cell>> seen = new HashSet<>();
        List<Evidence> evidence = alone;
        while (chosen.size() < MOST) {
            int best = strongest(evidence);
            if (best < 0 || evidence.get(best).p() > level || chosen.contains(candidates.get(best))) {
                break;
            }
            chosen.add(candidates.get(best));
            settle(chosen);
            if (!seen.add(Set.copyOf(chosen))) {
                break;
            }
            evidence = among(test(chosen), candidates);
        }
        return passing(chosen);
    }

    /** The weakest goes until all of them pass given the others, the strongest first. */
    private List<Chosen> passing(List<Cell> chosen) {
        while (true) {
            List<Chosen> checked = chosen.stream()
                    .map(cell -> new Chosen(cell, exactly(test(without(chosen, cell)), cell)))
                    .sorted(Comparator.comparing(Chosen::evidence, Evidence.STRONGEST_FIRST))
                    .toList();
            if (checked.isEmpty() || checked.getLast().evidence().p() <= level) {
                return checked;
            }
            chosen.remove(checked.getLast().cell());
        }
    }

    /** Looks at each chosen one again, given the others. */
    private void settle(List<Cell> chosen) {
        boolean changed = chosen.size() > 1;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            for (Cell cell : List.copyOf(chosen)) {
                List<Cell> alike =
                        candidates.stream().filter(cell::sharesACondition).toList();
                var test = test(without(chosen, cell));
                List<Evidence> evidence = among(test, alike);
                Evidence own = exactly(test, cell);
                int best = strongest(evidence);
                if (best >= 0 && saysItBetter(evidence.get(best), own) && !chosen.contains(alike.get(best))) {
                    chosen.set(chosen.indexOf(cell), alike.get(best));
                    changed = true;
                } else if (own.p() > level) {
                    chosen.remove(cell);
                    changed = true;
                }
            }
        }
    }

    private boolean saysItBetter(Evidence evidence, Evidence own) {
        return evidence.p() <= level && Evidence.STRONGEST_FIRST.compare(evidence, own) < 0;
    }

    private static List<Cell> without(List<Cell> chosen, Cell cell) {
        return chosen.stream().filter(other -> other != cell).toList();
    }

    /** Of equal evidence the shorter conjunction says it more simply; candidates are sorted so. Negative when there is none. */
    private static int strongest(List<Evidence> evidence) {
        int best = -1;
        for (int i = 0; i < evidence.size(); i++) {
            if (evidence.get(i).p() < 1
                    && (best < 0 || Evidence.STRONGEST_FIRST.compare(evidence.get(i), evidence.get(best)) < 0)) {
                best = i;
            }
        }
        return best;
    }

    private ScoreTest test(List<Cell> chosen) {
        return new ScoreTest(
                rows, chosen.stream().map(cell -> cell.rows(postings)).toList());
    }

    private Evidence exactly(ScoreTest test, Cell cell) {
        return test.of(cell.rows(postings), cell.tally().rows());
    }

    /** Of those that may reach the level; none of the others. */
    private List<Evidence> among(ScoreTest test, List<Cell> cells) {
        return cells.parallelStream()
                .map(cell -> {
                    long[] bits = cell.rows(postings);
                    return test.misses(level, bits, cell)
                            ? Evidence.NONE
                            : test.of(bits, cell.tally().rows());
                })
                .toList();
    }
}
