package dev.scotoma.statistics.mining;

import dev.scotoma.statistics.Interval;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A conjunction of conditions with what was counted and concluded. Counts and rate are raw; no participant is capped in them.
 *
 * @param interval of the rate, 95%; of a found one at the stricter level that makes up for having been selected among all tested
 * @param shrunk the rate drawn towards the base rate, the more the less was recorded ({@link Shrinkage})
 * @param expected the rate that its rows have over all: the base rate, or the mean of their strata's
 * @param difference of its rate from the expected
 * @param adjustedP over everything tested; empty when it was not tested
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
        /** Above what is expected, also given everything else that is reported. */
        FOUND,
        /** Above what is expected, but what is reported accounts for it. */
        EXPLAINED,
        /** Tested, and not shown to be above what is expected. That does not say that it is not. */
        NOT_SHOWN,
        /** Never tested: too few rows or participants. */
        TOO_FEW
    }
}
