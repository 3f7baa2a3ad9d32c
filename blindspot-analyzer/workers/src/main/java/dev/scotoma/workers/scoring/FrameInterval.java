package dev.scotoma.workers.scoring;

import dev.scotoma.statistics.mining.Tails;
import java.util.Arrays;
import java.util.Optional;

/**
 * A two-sided 95% interval of the mean over frames, within [0, 1]: where the mean of many more frames of the same
 * recording would lie. It says nothing of another recording of the same person.
 *
 * <p>Neighbouring frames resemble each other, so n frames count as n/f. The series is taken for an AR(1) process, whose
 * mean has the variance σ²f/n with f = 1 + 2 Σ (1 − k/n) ρᵏ over lags k (Bartlett 1946). The lag-one correlation is
 * corrected for the bias that a short series gives it, (1 + 4ρ)/n (Marriott and Pope, Biometrika 41, 1954), and never
 * below zero. The same correlation makes the sample variance too small, so that is divided by (n − f)/(n − 1).
 * Student's t has n/f − 1 degrees of freedom, one at least.
 */
public record FrameInterval(double low, double high) {
    /** The fewest frames that give an interval. With fewer there is no correlation to speak of. */
    static final int FEWEST = 5;

    private static final double TAIL = 0.025;
    private static final double MOST_CORRELATED = 0.9;

    /**
     * The interval of the mean.
     *
     * @param p the scores of consecutive frames that are equally far apart in time
     * @return empty when they are fewer than {@link #FEWEST}
     */
    static Optional<FrameInterval> of(double... p) {
        int n = p.length;
        if (n < FEWEST) {
            return Optional.empty();
        }
        double mean = Arrays.stream(p).average().orElseThrow();
        double squares = Arrays.stream(p).map(x -> (x - mean) * (x - mean)).sum();
        if (squares == 0) {
            return Optional.of(new FrameInterval(mean, mean));
        }
        double f = inflation(correlation(p, mean, squares), n);
        double variance = squares / (n - f);
        double half = Tails.studentQuantile(TAIL, Math.max(1, n / f - 1)) * Math.sqrt(variance * f / n);
        return Optional.of(new FrameInterval(Math.max(0, mean - half), Math.min(1, mean + half)));
    }

    /** The correlation of each frame with the next. */
    private static double correlation(double[] p, double mean, double squares) {
        double products = 0;
        for (int i = 1; i < p.length; i++) {
            products += (p[i] - mean) * (p[i - 1] - mean);
        }
        double biased = products / squares;
        double corrected = (p.length * biased + 1) / (p.length - 4);
        return Math.clamp(corrected, 0, MOST_CORRELATED);
    }

    /** The factor by which the correlation raises the variance of the mean of n frames. It is below n. */
    private static double inflation(double correlation, int n) {
        double sum = 0;
        double power = 1;
        for (int lag = 1; lag < n; lag++) {
            power *= correlation;
            sum += (1 - (double) lag / n) * power;
        }
        return 1 + 2 * sum;
    }
}
