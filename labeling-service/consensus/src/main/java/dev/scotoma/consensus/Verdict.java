package dev.scotoma.consensus;

/** What the answers for one attribute amount to. */
public sealed interface Verdict {
    /** @param probability P(attribute present), between 0 and 1 */
    record Settled(boolean present, double probability) implements Verdict {}

    /** As many say yes as no. */
    record Contested(double probability) implements Verdict {}

    /** Nobody could tell. */
    record Insufficient() implements Verdict {}
}
