package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import dev.scotoma.statistics.mining.Steps.Taken;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where to look, from counters alone, for rows that stay where they are. Hypotheses, coverage gaps and the {@link Steps}
 * of the choice are the miner's; but where that fits the rows jointly, this only knows how many rows a candidate shares
 * with each chosen one, so that it claims no error rate. Each chosen one moves what is expected of a candidate by as many
 * log-odds as its own rate, mixed with the rate outside it by the rows shared, is away from the base rate. What raises the
 * expectation adds up, of what lowers it only the strongest counts: where chosen ones overlap or go together, too much is
 * expected rather than too little, so that a cause may be missed beside others and is not told twice.
 */
public final class Screening {
    /** Rates of 0 and 1 have no log-odds. */
    private static final double LEAST = 1e-9;

    /** So many standard errors of independent rows a rate has to be above the base rate to be listed. */
    private static final double SCREEN = 2;

    private final Cells cells;
    private final Counted counted;
    private final Tally all;
    private final Spread spread;
    private final List<Candidate> supported;
    private final List<Candidate> tested;
    private final List<Candidate> candidates;
    private final double level;

    record Candidate(Set<Condition> conditions, Tally tally) {
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
        counted = Counted.of(new WholeCells(cells), settings.withoutSets(), Watch.NOBODY);
        all = counted.all();
        // For outcomes of 0 and 1; of other outcomes between them the variance is taken for larger than it is.
        spread = new Spread(all.correlation(all.sum()), 1);
        List<Axis> axes = cells.axes();
        supported = counted.hypotheses().stream()
                .map(cell -> new Candidate(Set.copyOf(cell.conditions(axes)), cell.tally()))
                .toList();
        // The base rate is that of whoever has most of the rows.
        tested = supported.stream()
                .filter(each -> !isDominated(all) && !isDominated(each.tally))
                .toList();
        candidates = tested.stream().filter(each -> mayStandOut(each.tally)).toList();
        level = settings.alpha() / Math.max(1, tested.size());
    }

    public Mined mined() {
        var steps = new Steps<>(new Choice(), level);
        List<Taken<Candidate>> taken = steps.passing(steps.chosen());
        Map<Candidate, Double> adjusted = Steps.adjusted(taken, tested.size());
        double tail = Interval.TAIL * Math.max(1, taken.size()) / Math.max(1, tested.size());
        var shrinkage =
                new Shrinkage(all, spread, tested.stream().map(Candidate::tally).toList());
        List<Subdomain> found = taken.stream()
                .map(each -> subdomain(each.told(), adjusted.getOrDefault(each.told(), 1.0), shrinkage, tail))
                .toList();
        List<String> warnings = new ArrayList<>(counted.warnings());
        if (tested.size() < supported.size()) {
            warnings.add(("%d of %d conjunctions with the support were not tested: somebody may have more than the"
                            + " square root of their rows, or of all rows, and counters cannot make anybody count for"
                            + " less.")
                    .formatted(supported.size() - tested.size(), supported.size()));
        }
        if (steps.isCut()) {
            warnings.add(Report.CUT);
        }
        return new Mined(
                all,
                RateInterval.of(all, spread),
                tested.size(),
                found,
                List.of(),
                List.of(),
                counted.gaps(),
                warnings);
    }

    private Subdomain subdomain(Candidate candidate, double adjusted, Shrinkage shrinkage, double tail) {
        Tally tally = candidate.tally;
        return new Subdomain(
                candidate.conditions.stream()
                        .sorted(Comparator.comparing(Condition::axis))
                        .map(Condition::restriction)
                        .toList(),
                Verdict.FOUND,
                tally,
                RateInterval.of(tally, spread, tail),
                shrinkage.rate(tally),
                all.rate(),
                tally.rate() - all.rate(),
                OptionalDouble.of(adjusted),
                Optional.empty());
    }

    /** With nobody above √n of the n rows, Σn_s² is at most n√n. */
    private static boolean isDominated(Tally tally) {
        return tally.squares() > tally.rows() * Math.sqrt(tally.rows());
    }

    /** Whether a rate is well above the base rate. */
    private boolean mayStandOut(Tally tally) {
        return Settings.enough(tally, 1)
                && tally.rate() - all.rate() > SCREEN * Math.sqrt(all.binomialVariance() * all.rows() / tally.rows());
    }

    private record Judged(Candidate candidate, Evidence evidence) {}

    private final class Choice implements Steps.Choice<Candidate> {
        @Override
        public Optional<Candidate> next(List<Candidate> chosen, Set<Candidate> fruitless) {
            // Where one that is chosen stands out beyond itself, the rows shared say no more of the others.
            return strongest(candidates, chosen)
                    .map(Judged::candidate)
                    .filter(each -> !chosen.contains(each) && !fruitless.contains(each));
        }

        /** The strongest of some that passes; of equal evidence the first, which says it more simply. */
        private Optional<Judged> strongest(List<Candidate> some, List<Candidate> given) {
            return some.parallelStream()
                    .map(each -> new Judged(each, evidence(each, given)))
                    .filter(each -> each.evidence.p() <= level)
                    .min(Comparator.comparing(Judged::evidence, Evidence.STRONGEST_FIRST));
        }

        @Override
        public void settle(List<Candidate> chosen) {
            boolean changed = true;
            for (int round = 0; round < Steps.ROUNDS && changed; round++) {
                changed = false;
                for (Candidate each : List.copyOf(chosen)) {
                    List<Candidate> others = Steps.without(chosen, each);
                    Evidence own = evidence(each, others);
                    Optional<Candidate> better = strongest(
                                    candidates.stream()
                                            .filter(each::sharesACondition)
                                            .toList(),
                                    others)
                            .filter(other -> Evidence.STRONGEST_FIRST.compare(other.evidence, own) < 0)
                            .map(Judged::candidate)
                            .filter(other -> !chosen.contains(other));
                    if (better.isPresent()) {
                        chosen.set(chosen.indexOf(each), better.get());
                        changed = true;
                    } else if (own.p() > level) {
                        chosen.remove(each);
                        changed = true;
                    }
                }
            }
        }

        @Override
        public Evidence evidence(Candidate candidate, List<Candidate> given) {
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
}
