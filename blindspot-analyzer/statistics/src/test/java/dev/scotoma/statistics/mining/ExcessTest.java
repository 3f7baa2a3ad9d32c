package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class ExcessTest {
    private static final Condition INSIDE = new Condition("place", "inside");

    private final Observations.Collector rows = Observations.of("place");

    private void add(int from, int people, int wrong, boolean inside, String stratum) {
        for (int i = 0; i < people; i++) {
            rows.add("p" + (from + i), i < wrong ? 1 : 0, Collections.singletonList(inside ? "inside" : null), stratum);
        }
    }

    private Excess excess() {
        return Excess.of(rows.build(), INSIDE, 0.025).orElseThrow();
    }

    /**
     * 5 of 10 inside and 2 of 20 outside, everybody once. The small-sample factors 10/9 and 20/19 leave 9 and 19 rows;
     * t(9) = 2.262157 and t(19) = 2.093024 from the table.
     */
    @Test
    void theIntervalJoinsTheDistancesOfTwoWilsonIntervals() {
        add(0, 10, 5, true, "");
        add(100, 20, 2, false, "");
        Excess excess = excess();
        double[] inside = wilson(.5, 9, 2.2621571628);
        double[] outside = wilson(.1, 19, 2.0930240544);
        assertThat(excess.excess().orElseThrow()).isCloseTo(.4, within(1e-12));
        assertThat(excess.rate().low()).isCloseTo(inside[0], within(1e-9));
        Excess.Against against = excess.baseline().orElseThrow();
        assertThat(against.effective()).isCloseTo(20, within(1e-12));
        assertThat(against.interval().high()).isCloseTo(outside[1], within(1e-9));
        assertThat(against.excess().low())
                .isCloseTo(.4 - Math.sqrt(Math.pow(.5 - inside[0], 2) + Math.pow(outside[1] - .1, 2)), within(1e-9));
        assertThat(against.excess().high())
                .isCloseTo(.4 + Math.sqrt(Math.pow(inside[1] - .5, 2) + Math.pow(.1 - outside[0], 2)), within(1e-9));
        assertThat(against.bound()).isEqualTo(against.excess().high());
    }

    /** Wilson's limits as their author writes them. */
    private static double[] wilson(double p, double n, double t) {
        double centre = (p + t * t / (2 * n)) / (1 + t * t / n);
        double half = t * Math.sqrt(p * (1 - p) / n + t * t / (4 * n * n)) / (1 + t * t / n);
        return new double[] {centre - half, centre + half};
    }

    /**
     * Inside one of 110 rows has 100, all wrong: they count for √110 beside ten right ones. Outside one has 90 of 100,
     * all wrong: they count for √100 beside ten right ones.
     */
    @Test
    void nobodyCountsForMoreThanTheRootOfTheRowsOnEitherSide() {
        add(0, 10, 0, true, "");
        add(100, 10, 0, false, "");
        for (int i = 0; i < 190; i++) {
            rows.add(i < 100 ? "heavy" : "other", 1, Collections.singletonList(i < 100 ? "inside" : null));
        }
        Excess excess = excess();
        double counted = Math.sqrt(110);
        assertThat(excess.inside().rate()).isEqualTo(100 / 110.0);
        assertThat(excess.capped().rate()).isCloseTo(counted / (counted + 10), within(1e-12));
        assertThat(excess.rate().low()).isLessThan(.3);
        Excess.Against against = excess.baseline().orElseThrow();
        assertThat(against.rate()).isCloseTo(.5, within(1e-12));
        assertThat(against.effective()).isCloseTo(400 / 110.0, within(1e-9));
        assertThat(excess.excess().orElseThrow()).isCloseTo(counted / (counted + 10) - .5, within(1e-12));
    }

    @Test
    void whereAllOfThemErrTheRateIsOneHoweverTheyAreCapped() {
        for (int heavy = 2; heavy < 60; heavy++) {
            var rows = Observations.of("place");
            for (int i = 0; i < 20 + heavy; i++) {
                rows.add(Math.max(0, i - heavy), 1, Collections.singletonList(i % 2 == 0 ? "inside" : null));
            }
            Excess excess = Excess.of(rows.build(), INSIDE, 0.025).orElseThrow();
            assertThat(excess.capped().rate()).isLessThanOrEqualTo(1);
            assertThat(excess.baseline().orElseThrow().rate()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void theRowsOutsideCountByTheStrataInside() {
        // Inside 3 easy to 1 hard; outside easy fail in 1 of 10 and hard in 8 of 10: .75 · .1 + .25 · .8 = .275.
        add(0, 15, 0, true, "easy");
        add(20, 5, 0, true, "hard");
        add(100, 10, 1, false, "easy");
        add(200, 10, 8, false, "hard");
        Excess excess = excess();
        assertThat(excess.baseline().orElseThrow().rate()).isCloseTo(.275, within(1e-12));
        assertThat(excess.outside().rate()).isCloseTo(.45, within(1e-12));
        // 20 rows of weights 1.5 and .5: 20²/(10 · 2.25 + 10 · .25) = 16.
        assertThat(excess.baseline().orElseThrow().effective()).isCloseTo(16, within(1e-12));
    }

    @Test
    void aStratumWithoutARowOutsideLeavesNothingToHoldItAgainst() {
        add(0, 15, 3, true, "easy");
        add(20, 5, 1, true, "hard");
        add(100, 10, 1, false, "easy");
        assertThat(excess().baseline()).isEmpty();
    }

    @Test
    void whereNobodyErrsEveryPersonCountsOnce() {
        for (int session = 0; session < 10; session++) {
            add(0, 20, 0, true, "");
            add(100, 20, 0, false, "");
        }
        // 200 rows of 20 people say as much as 20 rows: Wilson with no error is t²/(n + t²), t(19) = 2.093024.
        double one = 2.0930240544 * 2.0930240544;
        assertThat(excess().baseline().orElseThrow().bound()).isCloseTo(one / (20 + one), within(1e-9));
    }

    @Test
    void sessionsOfOnePersonSayLessThanThoseOfMany() {
        for (int session = 0; session < 5; session++) {
            add(0, 20, 4, true, "");
            add(100, 20, 2, false, "");
        }
        double few = excess().baseline().orElseThrow().bound();
        var many = new ExcessTest();
        many.add(0, 100, 20, true, "");
        many.add(200, 100, 10, false, "");
        assertThat(few).isGreaterThan(many.excess().baseline().orElseThrow().bound() + .1);
    }

    /** Weights of thirds and sevenths do not sum to whole numbers, and the rate of all errors is 1 all the same. */
    @Test
    void whereEverybodyOutsideErrsTheRateThereIsOne() {
        for (int stratum = 0; stratum < 40; stratum++) {
            add(1_000 * stratum, 3 + stratum % 7, 1, true, "s" + stratum);
            add(1_000 * stratum + 500, 7 + stratum % 11, 7 + stratum % 11, false, "s" + stratum);
            Excess excess = excess();
            assertThat(excess.baseline().orElseThrow().rate()).isCloseTo(1, within(1e-12));
            assertThat(excess.baseline().orElseThrow().interval().high()).isCloseTo(1, within(1e-12));
        }
    }
}
