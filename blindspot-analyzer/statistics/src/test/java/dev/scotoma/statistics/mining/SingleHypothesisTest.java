package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SingleHypothesisTest {
    private static final Condition ABOUT = new Condition("people", "fresh");

    private static void add(Observations.Collector rows, Object person, boolean about, boolean error) {
        @Nullable String value = about ? "fresh" : null;
        rows.add(person, error ? 1 : 0, Collections.singletonList(value));
    }

    /**
     * 160 rows with 16 errors and 40 with 20, each of somebody else. μ = 36/200 = .18. The excess is .5 − .18 = .32.
     * Around their own rate the 40 rows spread by 40·.25·40/39; at the level of the null hypothesis,
     * 40·.18·.82/(40·.5·.5) times that, and the fit of the mean has followed 40/200 of it.
     */
    @Test
    void ofRowsThatStandAloneTheTestIsTheOneCountedByHand() {
        var rows = Observations.of("people");
        for (int i = 0; i < 160; i++) {
            add(rows, i, false, i < 16);
        }
        for (int i = 0; i < 40; i++) {
            add(rows, 1_000 + i, true, i < 20);
        }
        SingleHypothesis test = SingleHypothesis.of(rows.build(), ABOUT).orElseThrow();
        double variance = 40 * .25 * 40 / 39 * (40 * .18 * .82 / (40 * .25)) * (160 / 200.0) / (40 * 40);
        double trials = .18 * .82 / variance;
        double exact = Tails.binomialAtLeast(trials * .5, trials, .18);
        double student = Tails.studentAtLeast(.32 / Math.sqrt(variance), 39);
        assertThat(test.p().orElseThrow()).isCloseTo(Math.max(exact, student), within(1e-9));
        assertThat(test.p().orElseThrow()).isBetween(1e-8, 1e-5);
        assertThat(test.tally().rows()).isEqualTo(40);
        assertThat(test.tally().rate()).isEqualTo(.5);
        assertThat(test.interval().low()).isBetween(.33, .36);
        assertThat(test.interval().high()).isBetween(.64, .67);
    }

    @Test
    void theIntervalIsOfWhatWasTestedWhereSomebodyIsHeavy() {
        var rows = Observations.of("people");
        for (int i = 0; i < 40; i++) {
            add(rows, i, i < 20, false);
        }
        for (int i = 0; i < 200; i++) {
            add(rows, 1_000, true, true);
        }
        SingleHypothesis test = SingleHypothesis.of(rows.build(), ABOUT).orElseThrow();
        double counted = Math.sqrt(220);
        assertThat(test.tally().rate()).isEqualTo(200 / 220.0);
        assertThat(test.capped().rate()).isCloseTo(counted / (counted + 20), within(1e-12));
        assertThat(test.interval().low()).isLessThan(test.capped().rate());
        assertThat(test.interval().high())
                .as("one person cannot make it sure")
                .isGreaterThan(test.capped().rate())
                .isLessThan(.95);
        assertThat(test.interval().low()).isLessThan(.25);
    }

    /** Unequal people with a tendency of their own; where nothing differs, p ≤ α comes at most as often as α. */
    @Test
    void whereNothingIsDifferentItSeldomSaysSo() {
        int tables = 2_000;
        int small = 0;
        int mostly = 0;
        for (int table = 0; table < tables; table++) {
            var random = new Random(table);
            var rows = Observations.of("people");
            for (int person = 0; person < 200; person++) {
                double odds = .1 / .9 * Math.exp(random.nextGaussian());
                int sessions = 1 + random.nextInt(6);
                for (int i = 0; i < sessions; i++) {
                    add(rows, person, person < 30, random.nextDouble() < odds / (1 + odds));
                }
            }
            double p =
                    SingleHypothesis.of(rows.build(), ABOUT).orElseThrow().p().orElseThrow();
            small += p <= .05 ? 1 : 0;
            mostly += p <= .5 ? 1 : 0;
        }
        // P(Binomial(2000, .05) > 130) is about .1%; a test that never says anything would not do either.
        assertThat(small).isBetween(20, 130);
        assertThat(mostly).isBetween(tables / 4, tables * 6 / 10);
    }

    @Test
    void whereFreshPeopleFailMoreOftenItSaysSo() {
        var random = new Random(3);
        var rows = Observations.of("people");
        for (int i = 0; i < 900; i++) {
            boolean about = i % 9 == 0;
            add(rows, i / 3 + (about ? 10_000 : 0), about, random.nextDouble() < (about ? .4 : .1));
        }
        assertThat(SingleHypothesis.of(rows.build(), ABOUT).orElseThrow().p().orElseThrow())
                .isLessThan(1e-6);
    }

    @Test
    void nineParticipantsAreTooFewAndTenAreEnough() {
        for (int people : List.of(9, 10)) {
            var rows = Observations.of("people");
            for (int i = 0; i < 300; i++) {
                add(rows, "other" + i, false, i % 10 == 0);
            }
            for (int i = 0; i < people; i++) {
                add(rows, "fresh" + i, true, true);
            }
            assertThat(SingleHypothesis.of(rows.build(), ABOUT)
                            .orElseThrow()
                            .p()
                            .isPresent())
                    .isEqualTo(people == 10);
        }
    }

    /**
     * 400 failures of one person and ten people without one: the one counts for √n of the rows, and nobody else fails.
     */
    @Test
    void onePersonConfirmsNothing() {
        var rows = Observations.of("people");
        for (int i = 0; i < 2_000; i++) {
            add(rows, "other" + i, false, i % 10 == 0);
        }
        for (int i = 0; i < 400; i++) {
            add(rows, "busy", true, true);
        }
        for (int i = 0; i < 200; i++) {
            add(rows, "fresh" + i, true, i % 10 == 0);
        }
        assertThat(SingleHypothesis.of(rows.build(), ABOUT).orElseThrow().p().orElseThrow())
                .isGreaterThan(.05);
    }

    @Test
    void withoutARowItIsAboutThereIsNoAnswer() {
        var rows = Observations.of("people");
        add(rows, 1, false, true);
        assertThat(SingleHypothesis.of(rows.build(), ABOUT)).isEmpty();
        assertThat(SingleHypothesis.of(Observations.of("people").build(), ABOUT))
                .isEmpty();
        assertThat(SingleHypothesis.of(rows.build(), new Condition("place", "fresh")))
                .isEmpty();
    }
}
