package dev.scotoma.consensus;

/** What the votes for one task amount to: a posterior, and an interval of how sure that posterior is itself. */
public final class Standing {
    /** Posteriors so near to each other are equal; nothing else tells them apart but the order of additions. */
    private static final double EQUAL = 1e-9;

    private final double[] posterior;
    private final Interval interval;

    Standing(double[] posterior, Interval interval) {
        this.posterior = posterior;
        this.interval = interval;
    }

    public double posterior(int label) {
        return posterior[label];
    }

    /** The class of the highest posterior; where several are equal, the first of them in the order of the classes. */
    public int decision() {
        return decision(posterior, 0, posterior.length);
    }

    /** Whether another class is as probable as the decision. */
    public boolean tied() {
        return tied(posterior, 0, posterior.length);
    }

    /** Of the posterior of the decision. */
    public Interval interval() {
        return interval;
    }

    static int decision(double[] posteriors, int from, int classes) {
        double highest = highest(posteriors, from, classes);
        int label = 0;
        while (posteriors[from + label] < highest - EQUAL) {
            label++;
        }
        return label;
    }

    static boolean tied(double[] posteriors, int from, int classes) {
        double highest = highest(posteriors, from, classes);
        int equal = 0;
        for (int label = from; label < from + classes; label++) {
            equal += posteriors[label] >= highest - EQUAL ? 1 : 0;
        }
        return equal > 1;
    }

    private static double highest(double[] posteriors, int from, int classes) {
        double highest = posteriors[from];
        for (int label = from; label < from + classes; label++) {
            highest = Math.max(highest, posteriors[label]);
        }
        return highest;
    }
}
