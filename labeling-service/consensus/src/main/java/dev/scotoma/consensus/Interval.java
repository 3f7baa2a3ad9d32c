package dev.scotoma.consensus;

/** A 95% interval, two-sided. */
public record Interval(double low, double high) {
    static final double NORMAL = 1.959963984540054;

    /** Nothing is known. */
    static final Interval ALL = new Interval(0, 1);

    /** By Wilson's score: of a share of so many votes. */
    static Interval ofShare(double share, int votes) {
        if (votes == 0) {
            return ALL;
        }
        double square = NORMAL * NORMAL / votes;
        double middle = (share + square / 2) / (1 + square);
        double half = NORMAL * Math.sqrt((share * (1 - share) + square / 4) / votes) / (1 + square);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    /** From log-odds and their variance. */
    static Interval ofLogOdds(double odds, double variance) {
        double half = NORMAL * Math.sqrt(variance);
        return new Interval(logistic(odds - half), logistic(odds + half));
    }

    private static double logistic(double odds) {
        return 1 / (1 + Math.exp(-odds));
    }
}
