package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scotoma.statistics.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three people by hand: a has 3 rows with 2 errors, b has 2 rows with none, c has 1 row with 1. */
class TallyTest {
    private static final Tally BY_HAND = new Tally(6, 3, 3, 9 + 4 + 1, 6 + 0 + 1, 4 + 0 + 1);

    @Test
    void theCountersGiveTheSumsByHand() {
        var rows = Observations.of();
        for (String who : List.of("a", "b", "a", "c", "a", "b")) {
            boolean error = who.equals("c") || (who.equals("a") && rows.build().rows() < 4);
            rows.add(who, error ? 1 : 0, List.of());
        }
        assertThat(new Counters(rows.build()).all()).isEqualTo(BY_HAND);
    }

    @Test
    void theClusteredVarianceIsTheFormula() {
        // (5 − 2·½·7 + ¼·14)/36 = 1.5/36, times g/(g − 1) with g = 36/14
        assertThat(BY_HAND.effectiveClusters()).isCloseTo(36.0 / 14, within(1e-12));
        assertThat(BY_HAND.clusteredVariance()).isCloseTo(1.5 / 36 * 36 / 22, within(1e-12));
        assertThat(BY_HAND.designEffect(0)).isCloseTo(36.0 / 22, within(1e-12));
    }

    @Test
    void theVarianceIsNeverBelowTheBinomialOne() {
        // Each of two people errs in one of two rows: less spread between them than chance would give.
        Tally even = new Tally(4, 2, 2, 8, 4, 2);
        assertThat(even.clusteredVariance()).isZero();
        assertThat(even.designEffect(0)).isEqualTo(1);
        assertThat(even.designEffect(0.5)).isCloseTo(1 + 0.5 * (8 / 4.0 - 1), within(1e-12));
    }

    @Test
    void theCorrelationIsOneWherePeopleAreAlwaysTheSameAndNoneWhereTheyAreNot() {
        // Two people with two rows each: one always errs, one never.
        assertThat(new Tally(4, 2, 2, 8, 4, 4).correlation(2)).isCloseTo(1, within(1e-12));
        assertThat(new Tally(4, 2, 2, 8, 4, 2).correlation(2)).isZero();
        assertThat(new Tally(4, 4, 2, 8, 8, 8).correlation(4)).isZero();
    }

    @Test
    void theIntervalOfIndependentRowsIsWilsonsWithStudentsT() {
        // 10 of 100, everybody once: n/deff = 99, t(99) = 1.984217
        Interval interval = RateInterval.of(new Tally(100, 10, 100, 100, 10, 10), 0);
        assertThat(interval.low()).isCloseTo(0.054666, within(2e-6));
        assertThat(interval.high()).isCloseTo(0.175932, within(2e-6));
    }

    @Test
    void theIntervalWidensWithTheClustersAndStaysInside() {
        Interval alone = RateInterval.of(new Tally(100, 0, 100, 100, 0, 0), 0.4);
        Interval clustered = RateInterval.of(new Tally(100, 0, 20, 500, 0, 0), 0.4);
        assertThat(alone.low()).isZero();
        assertThat(alone.high()).isBetween(0.03, 0.05);
        assertThat(clustered.high()).isBetween(0.08, 0.12);
        assertThat(RateInterval.of(new Tally(30, 30, 30, 30, 30, 30), 0).high()).isEqualTo(1);
    }

    @Test
    void evidenceIsTheExactTailWhereFewErrorsAreExpectedAndStudentsWhereFewPeopleAre() {
        // 100 rows that stand alone at 5%: P(X ≥ 15) of a binomial, by the sum of its terms.
        double tail = 0;
        double term = Math.pow(0.95, 100);
        for (int k = 0; k <= 100; k++) {
            tail += k >= 15 ? term : 0;
            term *= (100.0 - k) / (k + 1) * 0.05 / 0.95;
        }
        assertThat(Evidence.of(0.05, 0.10, 0.05 * 0.95 / 100, 1e6).p()).isCloseTo(tail, within(1e-12));
        // Of eleven people the same excess says less: Student's tail with 10 degrees of freedom.
        double score = 0.10 / Math.sqrt(0.05 * 0.95 / 100);
        assertThat(Evidence.of(0.05, 0.10, 0.05 * 0.95 / 100, 11).p())
                .isCloseTo(Tails.studentAtLeast(score, 10), within(1e-12))
                .isGreaterThan(tail);
        assertThat(Evidence.of(0.5, 0, 0.01, 100)).isEqualTo(Evidence.NONE);
        assertThat(Evidence.of(0.5, 0.4, 0.01, 1.5)).isEqualTo(Evidence.NONE);
    }
}
