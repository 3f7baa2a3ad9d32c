package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A conjunction of conditions with what was counted and concluded. Counts and rate are raw: no participant is capped in
 * them.
 *
 * @param interval the 95% interval of the rate; that of a found subdomain is at the stricter level that makes up for
 *     its having been selected among all tested
 * @param shrunk the rate drawn towards the base rate, the more the less was recorded ({@link Shrinkage})
 * @param expected the rate that the strata of its rows have over all rows; the base rate where there is one stratum
 * @param difference the rate less the expected one
 * @param adjustedP p adjusted for everything that was tested; empty when the subdomain was not tested
 */
public record Subdomain(
        List<Condition> conditions,
        Verdict verdict,
        Tally tally,
        Interval interval,
        double shrunk,
        double expected,
        double difference,
        OptionalDouble adjustedP) {

    public enum Verdict {
        /** The rate is above what is expected, also given everything else that is reported. */
        FOUND,
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
