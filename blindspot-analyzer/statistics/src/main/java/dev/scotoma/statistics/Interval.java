package dev.scotoma.statistics;

/** A two-sided interval; 95% where nothing else is said. */
public record Interval(double low, double high) {
    /** The probability on either side of one of 95%. */
    public static final double TAIL = 0.025;
}
