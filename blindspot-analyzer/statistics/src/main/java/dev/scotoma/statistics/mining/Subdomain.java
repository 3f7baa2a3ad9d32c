package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A conjunction with what was counted and concluded. The tally is raw: no participant is capped in it.
 *
 * @param where what it asks of its axes
 * @param interval the 95% interval of the rate, capped as in {@link Joint}; that of a reported subdomain is at the
 *     stricter level that makes up for its having been selected among all tested
 * @param shrunk the rate drawn towards the base rate, the more the less was recorded ({@link Shrinkage})
 * @param expected the rate that the strata of its rows have over all rows; the base rate where there is one stratum
 * @param difference the rate less the expected one
 * @param adjustedP p adjusted for everything that was tested; empty when the subdomain was not tested
 * @param joint what the joint fit says of a reported one
 */
public record Subdomain(
        List<Restriction> where,
        Verdict verdict,
        Tally tally,
        Interval interval,
        double shrunk,
        double expected,
        double difference,
        OptionalDouble adjustedP,
        Optional<Joint> joint) {

    public Subdomain {
        where = List.copyOf(where);
    }

    /**
     * A reported subdomain beside all the others that are reported.
     *
     * @param rows its rows when nobody counts for more than √n of n
     * @param rate their rate, so weighted
     * @param expected the rate that the others and the strata let expect of these rows
     * @param oddsRatio by which it multiplies the odds of the outcome, given the others
     * @param oddsInterval of the odds ratio, at the level of the interval of the rate
     */
    public record Joint(
            double rows, double rate, double expected, double oddsRatio, Interval oddsInterval, Heaviest heaviest) {}

    /**
     * How much of a subdomain is one participant's.
     *
     * @param rows those of the participant who has most
     * @param rateWithout the raw rate of all the others
     */
    public record Heaviest(int rows, double rateWithout) {}

    /**
     * The conditions, one value each.
     *
     * @throws IllegalStateException when it asks for several values of an axis, which {@link Settings#sets} allows
     */
    public List<Condition> conditions() {
        return where.stream()
                .map(each -> {
                    if (each.values() instanceof Restriction.OneOf one && each.isCondition()) {
                        return new Condition(each.axis(), one.values().getFirst());
                    }
                    throw new IllegalStateException(each + " is not one value");
                })
                .toList();
    }

    /** How much it matters to a reader: outcomes beyond what the others let expect, over all of its rows. */
    double weight() {
        return joint.map(each -> Math.abs(each.rate() - each.expected()) * tally.rows())
                .orElse(0.0);
    }

    public enum Verdict {
        /** The rate is above what is expected given everything else that is reported. */
        FOUND,
        /** The rate is below what is expected given everything else that is reported. */
        SAFER,
        /** The rate is above what is expected, but what is reported accounts for it. */
        EXPLAINED,
        /**
         * The subdomain was tested, and its rate was not shown to be above what is expected. That does not show that it
         * is not.
         */
        NOT_SHOWN,
        /** The subdomain has too few rows or participants to be tested. */
        TOO_FEW
    }
}
