package dev.scotoma.statistics.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TailsTest {
    @Test
    void theIncompleteBetaIsThePolynomialItIsForWholeNumbers() {
        // I_x(2, 3) = 6x² − 8x³ + 3x⁴
        for (double x : new double[] {0.01, 0.2, 0.5, 0.7, 0.99}) {
            assertThat(Tails.beta(x, 2, 3)).isCloseTo(6 * x * x - 8 * x * x * x + 3 * x * x * x * x, within(1e-13));
        }
        assertThat(Tails.beta(0, 2, 3)).isZero();
        assertThat(Tails.beta(1, 2, 3)).isEqualTo(1);
    }

    @Test
    void theBinomialTailIsTheSumOfItsTerms() {
        for (int k = 0; k <= 40; k++) {
            assertThat(Tails.binomialAtLeast(k, 40, 0.07))
                    .isCloseTo(summed(k, 40, 0.07), Percentage.withPercentage(1e-8));
        }
    }

    private static double summed(int k, int n, double p) {
        double sum = 0;
        for (int i = k; i <= n; i++) {
            double term = 1;
            for (int j = 1; j <= i; j++) {
                term *= (double) (n - i + j) / j * p;
            }
            sum += term * Math.pow(1 - p, n - i);
        }
        return sum;
    }

    @Test
    void theTailsOfOneAndTwoDegreesOfFreedomHaveClosedForms() {
        for (double t : new double[] {-3, -0.5, 0, 0.5, 2, 30}) {
            assertThat(Tails.studentAtLeast(t, 1)).isCloseTo(0.5 - Math.atan(t) / Math.PI, within(1e-12));
            assertThat(Tails.studentAtLeast(t, 2)).isCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), within(1e-12));
        }
    }

    @Test
    void theQuantilesAreThoseOfThePrintedTables() {
        assertThat(Tails.studentQuantile(0.025, 1)).isCloseTo(12.7062, within(5e-5));
        assertThat(Tails.studentQuantile(0.025, 10)).isCloseTo(2.2281, within(5e-5));
        assertThat(Tails.studentQuantile(0.025, 120)).isCloseTo(1.9799, within(5e-5));
        assertThat(Tails.studentQuantile(0.025, 1e7)).isCloseTo(1.959964, within(1e-5));
    }
}
