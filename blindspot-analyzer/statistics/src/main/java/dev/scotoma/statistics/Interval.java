package dev.scotoma.statistics;

/** A two-sided interval; 95% where nothing else is said. */
public record Interval(double low, double high) {
    /** The probability on either side of a 95% interval. */
    public static final double TAIL = 0.025;
}
