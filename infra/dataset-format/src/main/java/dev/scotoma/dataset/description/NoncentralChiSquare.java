package dev.scotoma.dataset.description;

/** The distribution of chi-square where the rows do differ: a mixture of central ones, weighted by Poisson probabilities. */
final class NoncentralChiSquare {
    private static final double ENOUGH = 1e-12;

    private NoncentralChiSquare() {}

    /** P(X ≤ x) with so many degrees of freedom and this noncentrality. */
    static double cumulative(double x, double freedom, double noncentrality) {
        if (x <= 0) {
            return 0;
        }
        double half = noncentrality / 2;
        // From the heaviest weight outwards, so that nothing underflows before it counts.
        int heaviest = (int) half;
        double sum = 0;
        double weight = poisson(heaviest, half);
        for (int j = heaviest; j >= 0 && weight > ENOUGH; j--) {
            sum += weight * lowerGamma(freedom / 2 + j, x / 2);
            weight *= j / half;
        }
        weight = poisson(heaviest, half) * half / (heaviest + 1);
        for (int j = heaviest + 1; weight > ENOUGH; j++) {
            sum += weight * lowerGamma(freedom / 2 + j, x / 2);
            weight *= half / (j + 1);
        }
        return Math.min(1, sum);
    }

    private static double poisson(int count, double mean) {
        if (mean == 0) {
            return count == 0 ? 1 : 0;
        }
        return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
    }

    /** The regularised lower incomplete gamma function, by its series or its continued fraction, whichever converges fast. */
    private static double lowerGamma(double a, double x) {
        double front = Math.exp(a * Math.log(x) - x - logGamma(a));
        return x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (double n = a + 1; term > sum * ENOUGH; n++) {
            term *= x / n;
            sum += term;
        }
        return sum;
    }

    /** By Lentz's method. */
    private static double fraction(double a, double x) {
        double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double value = d;
        double change = 2;
        for (int i = 1; Math.abs(change - 1) > ENOUGH; i++) {
            double numerator = -i * (i - a);
            b += 2;
            d = numerator * d + b;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = b + numerator / c;
            c = Math.abs(c) < tiny ? tiny : c;
            change = d * c;
            value *= change;
        }
        return value;
    }

    /** Stirling's series, after stepping up to where it is good to twelve digits. */
    private static double logGamma(double x) {
        double shift = 0;
        double at = x;
        while (at < 15) {
            shift += Math.log(at);
            at++;
        }
        double inverse = 1 / (at * at);
        double series = (1.0 / 12 - inverse * (1.0 / 360 - inverse * (1.0 / 1260 - inverse / 1680))) / at;
        return (at - .5) * Math.log(at) - at + .5 * Math.log(2 * Math.PI) + series - shift;
    }
}
