package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogitFitTest {
    /** Rows 0–3 in A, rows 2–5 in B, eight in all. */
    private static final long[] A = {0b0000_1111};

    private static final long[] B = {0b0011_1100};

    private static Observations rows(double... outcomes) {
        var rows = Observations.of("x");
        for (int row = 0; row < outcomes.length; row++) {
            rows.add(row, outcomes[row], List.of("v"));
        }
        return rows.build();
    }

    private static LogitFit fit(Observations rows, List<long[]> subdomains) {
        return LogitFit.of(rows, subdomains, rows.cappedWeights());
    }

    @Test
    void withoutSubdomainsEveryRowIsExpectedAtTheBaseRate() {
        var fit = fit(rows(1, 0, 0, 0, 1, 0, 0, 0), List.of());
        assertThat(fit.expected).hasSize(1);
        assertThat(fit.expected[0]).isCloseTo(0.25, within(1e-8));
    }

    @Test
    void oneSubdomainIsExpectedAtItsOwnRateAndTheRestAtTheirs() {
        var fit = fit(rows(1, 1, 0, 1, 1, 0, 0, 0), List.of(A));
        assertThat(fit.expected[fit.stratum[0]]).isCloseTo(0.75, within(1e-3));
        assertThat(fit.expected[fit.stratum[7]]).isCloseTo(0.25, within(1e-3));
    }

    /** At the maximum the expected sum of every column is the observed one (the score equations). */
    @Test
    void inAndOutOfEverySubdomainAsMuchIsExpectedAsWasObserved() {
        double[] outcomes = {1, 0.5, 1, 0, 0.25, 0, 1, 0};
        var fit = fit(rows(outcomes), List.of(A, B));
        for (long[] subdomain : List.of(A, B, new long[] {0xFF})) {
            double observed = 0;
            double expected = 0;
            for (int row = 0; row < 8; row++) {
                if (Bits.holds(subdomain, row)) {
                    observed += outcomes[row];
                    expected += fit.expected[fit.stratum[row]];
                }
            }
            assertThat(expected).isCloseTo(observed, within(1e-3));
        }
    }

    @Test
    void aSubdomainInWhichEverythingFailsHasAFiniteFit() {
        var fit = fit(rows(1, 1, 1, 1, 0, 1, 0, 0), List.of(A));
        assertThat(fit.expected[fit.stratum[0]]).isBetween(0.98, 1.0);
        assertThat(fit.expected[fit.stratum[7]]).isCloseTo(0.25, within(0.01));
    }

    @Test
    void aFitSaysWhetherItCameToRest() {
        assertThat(fit(rows(1, 0, 0, 1, 1, 0, 0, 0), List.of(A, B)).converged).isTrue();
        // Where nothing ever fails the best rate is 0, whose logit no round reaches.
        assertThat(fit(rows(0, 0, 0, 0, 0, 0, 0, 0), List.of()).converged).isFalse();
    }

    @Test
    void aCandidateThatTheReportedOnesDetermineHasNothingLeft() {
        var fit = fit(rows(1, 0, 0, 1, 1, 0, 0, 0), List.of(A));
        double[] same = counts(fit, A);
        assertThat(fit.left(same)).isCloseTo(0, within(1e-3));
        // Half of B's rows lie in A, at the same variance in and out: half of a half is taken twice.
        double[] other = counts(fit, B);
        assertThat(fit.left(other)).isCloseTo(0.5, within(1e-3));
    }

    private static double[] counts(LogitFit fit, long[] rows) {
        double[] counts = new double[fit.expected.length];
        for (int row = 0; row < 8; row++) {
            counts[fit.stratum[row]] += Bits.holds(rows, row) ? 1 : 0;
        }
        return counts;
    }
}
