package dev.scotoma.consensus;

/** How often each answer was given for one attribute. */
public record Tally(int yes, int no, int unsure) {
    public Tally {
        if (yes < 0 || no < 0 || unsure < 0) {
            throw new IllegalArgumentException("nobody can be counted below zero times");
        }
    }

    int informative() {
        return yes + no;
    }
}
