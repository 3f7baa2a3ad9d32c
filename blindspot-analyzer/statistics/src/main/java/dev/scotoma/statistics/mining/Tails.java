package dev.scotoma.statistics.mining;

/**
 * Computes tails of the binomial and of Student's t distribution for any real parameters, from the regularised
 * incomplete beta function I_x(a, b) (NIST DLMF 8.17). Its continued fraction 8.17.22 is used where it converges fast,
 * and the reflection 8.17.4 elsewhere.
 */
public final class Tails {
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 10_000;

    private Tails() {}

    /** P(X ≥ k) for X binomial with n trials of probability p; n and k may be fractions, as effective counts are. */
    static double binomialAtLeast(double k, double n, double p) {
        return k <= 0 ? 1 : beta(p, k, n - k + 1);
    }

    /** P(T ≥ t) for T of Student's t distribution with v degrees of freedom. */
    static double studentAtLeast(double t, double v) {
        double half = beta(v / (v + t * t), v / 2, 0.5) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /** The t with P(T ≥ t) = p, for p below one half. */
    public static double studentQuantile(double p, double v) {
        double low = 0;
        double high = 1;
        while (studentAtLeast(high, v) > p && high < 1e12) {
            low = high;
            high *= 2;
        }
        for (int step = 0; step < 200 && high - low > 1e-12 * high; step++) {
            double middle = (low + high) / 2;
            if (studentAtLeast(middle, v) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    static double beta(double x, double a, double b) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    /** The continued fraction 8.17.22, evaluated from its front by Lentz's method. */
    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / apart(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / apart(1 + even * d);
            c = apart(1 + even / c);
            value *= c * d;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / apart(1 + odd * d);
            c = apart(1 + odd / c);
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double apart(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /**
     * ln Γ(x) for x > 0. From 10 on it is Stirling's series (DLMF 5.11.1), whose error is below 1e-13 there; below 10,
     * Γ(x + 1) = xΓ(x) leads to it.
     */
    static double logGamma(double x) {
        double product = 1;
        double shifted = x;
        while (shifted < 10) {
            product *= shifted++;
        }
        double inverse = 1 / shifted;
        double square = inverse * inverse;
        double series = inverse
                * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return (shifted - 0.5) * Math.log(shifted) - shifted + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
    }
}
