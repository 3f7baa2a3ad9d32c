package dev.scotoma.consensus;

import dev.scotoma.consensus.Overlap.Next;

/**
 * What a task needs, given its votes. Plain: the same votes always get the same answer, whoever asks and however often.
 *
 * @param votes answers that count
 * @param givenUp whether as many people have skipped it as were to answer for it: nobody else will do better
 * @param leastSure P(decision) of the attribute that is least sure
 * @param whole P(decision) of the whole
 * @param believed P of what the whole is published as now; 0 while it is not published as anything
 */
public record NextStep(int votes, boolean givenUp, double leastSure, double whole, double believed) {
    /**
     * What was settled stays so until it is less probable than this. With the threshold for settling it, every refit would ask again for
     * those who lie just above.
     */
    public static final double DOUBT = 0.8;

    public Next by(Overlap overlap) {
        Next next = overlap.after(votes, leastSure, whole);
        if (next == Next.NOTHING || (votes >= overlap.start() && believed >= DOUBT)) {
            return Next.NOTHING;
        }
        if (next == Next.VOTE && givenUp) {
            return votes >= overlap.start() && whole >= overlap.sure() ? Next.NOTHING : Next.REVIEW;
        }
        return next;
    }

    /** Whether an attribute waits for a reviewer, where the task goes to one. */
    public boolean contested(Overlap overlap, boolean isWhole, double sure) {
        return sure < overlap.sure() && (isWhole || votes < overlap.limit());
    }
}
