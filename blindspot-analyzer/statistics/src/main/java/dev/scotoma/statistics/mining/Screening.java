package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Selection.Chosen;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Subdomains from counters alone, for rows that stay where they are. The {@link Selection} is the miner's, at a family-wise error α over
 * everything tested; but where that fits the rows jointly, this only knows how many rows a candidate shares with each chosen one. Each chosen
 * one moves what is expected of a candidate by as many log-odds as its own rate, mixed with the rate outside it by the rows shared, is away
 * from the base rate. What raises the expectation adds up, of what lowers it only the strongest counts: where chosen ones overlap or go
 * together, too much is expected rather than too little, so that a cause may be missed beside others and is not told twice.
 */
public final class Screening {
    /** Rates of 0 and 1 have no log-odds. */
    private static final double LEAST = 1e-9;

    /**
     * So many standard errors of independent rows must lie between a rate and the expected one. Below that nothing can
     * become significant, because allowing for clusters widens the standard error.
     */
    private static final double SCREEN = 2;

    private final Settings settings;
    private final Cells cells;
    private final Tally all;
    private final Spread spread;

    private record Candidate(Set<Condition> conditions, Tally tally) {
        boolean sharesACondition(Candidate other) {
            return conditions.stream().anyMatch(other.conditions::contains);
        }
    }

    /**
     * @param cells of whole tables, up to three conditions
     * @throws IllegalArgumentException when something of them is missing
     */
    public Screening(Cells cells, Settings settings) {
        cells.requireWhole();
        this.cells = cells;
        this.settings = settings;
        all = cells.all();
        // For outcomes of 0 and 1; of other outcomes between them the variance is taken for larger than it is.
        spread = new Spread(all.correlation(all.sum()), 1);
    }

    public Mined mined() {
        List<Candidate> supported = supported();
        // The base rate is that of whoever has most of the rows.
        List<Candidate> tested = isDominated(all)
                ? List.of()
                : supported.stream()
                        .filter(candidate -> !isDominated(candidate.tally))
                        .toList();
        List<Chosen<Candidate>> chosen = chosen(tested);
        var shrinkage =
                new Shrinkage(all, spread, tested.stream().map(Candidate::tally).toList());
        List<Subdomain> found = new ArrayList<>();
        double adjusted = 0;
        for (Chosen<Candidate> each : chosen) {
            Tally tally = each.candidate().tally;
            adjusted = Math.max(adjusted, Math.min(1, each.evidence().p() * tested.size()));
            found.add(new Subdomain(
                    each.candidate().conditions.stream()
                            .sorted(Comparator.comparing(Condition::axis))
                            .map(Condition::restriction)
                            .toList(),
                    Verdict.FOUND,
                    tally,
                    RateInterval.of(tally, spread, Interval.TAIL * chosen.size() / tested.size()),
                    shrinkage.rate(tally),
                    all.rate(),
                    tally.rate() - all.rate(),
                    OptionalDouble.of(adjusted),
                    Optional.empty()));
        }
        List<String> warnings = new ArrayList<>(Miner.warnings(all));
        if (tested.size() < supported.size()) {
            warnings.add(
                    "%d of %d conjunctions with the support were not tested: somebody may have more than the square root of their rows, or of all rows, and counters cannot make anybody count for less."
                            .formatted(supported.size() - tested.size(), supported.size()));
        }
        return new Mined(
                all, RateInterval.of(all, spread), tested.size(), found, List.of(), List.of(), gaps(), warnings);
    }

    /** With nobody above √n of the n rows, Σn_s² is at most n√n. */
    private static boolean isDominated(Tally tally) {
        return tally.squares() > tally.rows() * Math.sqrt(tally.rows());
    }

    /** Conjunctions with the support; of those that hold for the same rows as a part of them, the part. */
    private List<Candidate> supported() {
        return cells.tallies().entrySet().stream()
                .filter(cell -> !cell.getKey().isEmpty() && cell.getKey().size() <= settings.order())
                .filter(cell -> Settings.enough(cell.getValue(), settings.minSupport()))
                .filter(cell -> cell.getKey().stream()
                        .allMatch(condition -> cells.of(Cells.without(cell.getKey(), condition))
                                        .rows()
                                > cell.getValue().rows()))
                .map(cell -> new Candidate(cell.getKey(), cell.getValue()))
                .sorted(Comparator.comparingInt((Candidate candidate) -> candidate.conditions.size())
                        .thenComparing(candidate -> candidate.tally.rows(), Comparator.reverseOrder())
                        .thenComparing(candidate -> candidate.conditions.toString()))
                .toList();
    }

    private List<Chosen<Candidate>> chosen(List<Candidate> tested) {
        List<Candidate> candidates = tested.stream()
                .filter(candidate -> mayStandOut(candidate.tally))
                .toList();
        var selection = new Selection<>(
                candidates,
                settings.alpha() / Math.max(1, tested.size()),
                given -> candidate -> evidence(candidate, given),
                Candidate::sharesACondition);
        return candidates.isEmpty() ? List.of() : selection.chosen();
    }

    /** Whether a rate is so far above the base rate that a test could find it. */
    private boolean mayStandOut(Tally tally) {
        return tally.rate() - all.rate() > SCREEN * Math.sqrt(all.binomialVariance() * all.rows() / tally.rows());
    }

    private Evidence evidence(Candidate candidate, List<Candidate> given) {
        double raised = 0;
        double lowered = 0;
        for (Candidate each : given) {
            double shift = shift(candidate, each);
            raised += Math.max(0, shift);
            lowered = Math.min(lowered, shift);
        }
        Tally tally = candidate.tally;
        double expected = 1 / (1 + Math.exp(-(logOdds(all.rate()) + raised + lowered)));
        double variance = tally.designEffect(spread.correlation())
                * expected
                * (1 - expected)
                / tally.rows()
                * (1 - (double) tally.rows() / all.rows());
        return Evidence.of(expected, tally.rate() - expected, variance, tally.effectiveClusters());
    }

    /** Log-odds by which a chosen one moves what is expected of a candidate. */
    private double shift(Candidate candidate, Candidate given) {
        double shared = (double) shared(candidate.conditions, given.conditions) / candidate.tally.rows();
        double outside = (all.sum() - given.tally.sum()) / (all.rows() - given.tally.rows());
        return logOdds(shared * given.tally.rate() + (1 - shared) * outside) - logOdds(all.rate());
    }

    /** How many rows hold for both; at most so many, where together they have more than three conditions. */
    int shared(Set<Condition> one, Set<Condition> other) {
        Set<Condition> both = new HashSet<>(one);
        both.addAll(other);
        if (both.stream().map(Condition::axis).distinct().count() < both.size()) {
            return 0;
        }
        return parts(both).mapToInt(part -> cells.of(part).rows()).min().orElseThrow();
    }

    private Stream<Set<Condition>> parts(Set<Condition> conditions) {
        return conditions.size() <= cells.order()
                ? Stream.of(conditions)
                : conditions.stream().flatMap(condition -> parts(Cells.without(conditions, condition)));
    }

    private static double logOdds(double rate) {
        double inside = Math.clamp(rate, LEAST, 1 - LEAST);
        return Math.log(inside / (1 - inside));
    }

    /** As {@link Gaps} has them. */
    private List<Gap> gaps() {
        List<Condition> singles = cells.axes().stream()
                .flatMap(axis -> axis.values().stream().map(value -> new Condition(axis.name(), value)))
                .filter(single -> supported(List.of(single)))
                .toList();
        List<Gap> gaps = new ArrayList<>();
        List<List<Condition>> parts = singles.stream().map(List::of).toList();
        for (int order = 2; order <= Math.min(cells.order(), Gaps.ORDER); order++) {
            List<List<Condition>> longer = new ArrayList<>();
            for (List<Condition> part : parts) {
                for (Condition next : singles.subList(singles.indexOf(part.getLast()) + 1, singles.size())) {
                    if (next.axis().equals(part.getLast().axis())) {
                        continue;
                    }
                    List<Condition> both =
                            Stream.concat(part.stream(), Stream.of(next)).toList();
                    if (supported(both)) {
                        longer.add(both);
                    } else if (expected(both) >= settings.minSupport()
                            && both.stream()
                                    .allMatch(left -> supported(both.stream()
                                            .filter(each -> !each.equals(left))
                                            .toList()))) {
                        gaps.add(new Gap(both, rows(both), expected(both)));
                    }
                }
            }
            parts = longer;
        }
        return gaps.stream().sorted(Gaps.MOST_EXPECTED).limit(Gaps.MOST).toList();
    }

    private double expected(List<Condition> conditions) {
        return conditions.stream()
                .mapToDouble(each -> (double) rows(List.of(each)) / all.rows())
                .reduce(all.rows(), (one, other) -> one * other);
    }

    private boolean supported(List<Condition> conditions) {
        return rows(conditions) >= settings.minSupport();
    }

    private int rows(List<Condition> conditions) {
        return cells.of(Set.copyOf(conditions)).rows();
    }
}
