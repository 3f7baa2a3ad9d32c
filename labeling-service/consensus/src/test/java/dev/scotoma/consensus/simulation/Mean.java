package dev.scotoma.consensus.simulation;

import java.util.Locale;

/** A mean over independent draws, with its 95% interval. */
public final class Mean {
    private int n;
    private double sum;
    private double squares;

    public void add(double value) {
        n++;
        sum += value;
        squares += value * value;
    }

    boolean none() {
        return n == 0;
    }

    public double value() {
        return sum / n;
    }

    private double half() {
        double variance = Math.max(0, squares / n - value() * value()) * n / (n - 1);
        return 1.96 * Math.sqrt(variance / n);
    }

    /** In hundredths, without their sign. */
    public String percent() {
        return n < 2 ? "-" : String.format(Locale.ROOT, "%.2f ±%.2f", 100 * value(), 100 * half());
    }

    public String plain() {
        return n < 2 ? "-" : String.format(Locale.ROOT, "%.2f ±%.2f", value(), half());
    }
}
