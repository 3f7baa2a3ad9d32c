package dev.scotoma.consensus;

/**
 * How many people are asked about a session. It starts with few; one more is asked while a posterior is not sure, up to
 * a limit. Into review only the whole ({@link Contradiction#WHOLE}) leads: training takes the other attributes as
 * probabilities, and a rule that sent every doubt to a reviewer would send a fifth of all sessions.
 *
 * @param start votes to begin with
 * @param limit votes at most because some attribute is not sure
 * @param limitOfWhole votes at most because the whole is not; then a reviewer decides
 * @param sure P(decision) from which on an attribute is
 */
public record Overlap(int start, int limit, int limitOfWhole, double sure) {
    public static final Overlap DEFAULT = new Overlap(3, 7, 7, 0.97);

    public Overlap {
        if (!(start >= 1 && start <= limit && limit <= limitOfWhole && sure > 0.5 && sure < 1)) {
            throw new IllegalArgumentException(
                    "an overlap starts with a vote, ends where it began or later, and is sure of more than half");
        }
    }

    /** What a session needs next. */
    public enum Next {
        VOTE,
        NOTHING,
        REVIEW
    }

    /**
     * What comes after so many votes.
     *
     * @param leastSure P(decision) of the attribute that is least sure, whichever it is
     * @param whole P(decision) of the whole
     */
    public Next after(int votes, double leastSure, double whole) {
        if (votes < start || (votes < limit && leastSure < sure) || (votes < limitOfWhole && whole < sure)) {
            return Next.VOTE;
        }
        return whole < sure ? Next.REVIEW : Next.NOTHING;
    }
}
