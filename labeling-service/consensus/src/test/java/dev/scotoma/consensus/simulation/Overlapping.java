package dev.scotoma.consensus.simulation;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.Overlap;
import dev.scotoma.consensus.Overlap.Next;
import dev.scotoma.consensus.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The platform's rule at work on a crowd: sessions come one after another, votes are asked for as they are needed, and
 * a job refits now and then.
 */
final class Overlapping {
    private static final int REFIT = 50;

    private final SimulatedCrowd crowd;
    private final Overlap overlap;
    final int[] votes = new int[SimulatedCrowd.SESSIONS];
    final boolean[] reviewed = new boolean[SimulatedCrowd.SESSIONS];
    private List<Optional<Fit>> last = new ArrayList<>();

    Overlapping(SimulatedCrowd crowd, Overlap overlap) {
        this.crowd = crowd;
        this.overlap = overlap;
        for (int attribute = 0; attribute < SimulatedCrowd.ATTRIBUTES; attribute++) {
            last.add(Optional.empty());
        }
        for (int session = 0; session < votes.length; session++) {
            if (session > 0 && session % REFIT == 0) {
                refit();
            }
            ask(session);
        }
        refit();
    }

    private void ask(int session) {
        Next next = Next.VOTE;
        while (next == Next.VOTE) {
            votes[session]++;
            double least = 1;
            for (int attribute = 0; attribute < SimulatedCrowd.ATTRIBUTES; attribute++) {
                least = Math.min(least, sure(standing(attribute, session)));
            }
            next = overlap.after(votes[session], least, sure(standing(SimulatedCrowd.WHOLE, session)));
        }
        reviewed[session] = next == Next.REVIEW;
    }

    private static double sure(Standing standing) {
        return standing.posterior(standing.decision());
    }

    private void refit() {
        List<Optional<Fit>> fits = new ArrayList<>();
        for (int attribute = 0; attribute < SimulatedCrowd.ATTRIBUTES; attribute++) {
            fits.add(Optional.of(CrowdRule.fit(crowd.table(attribute, votes))));
        }
        last = fits;
    }

    /** As the attribute stands now, under the last fit. */
    Standing standing(int attribute, int session) {
        int asked = votes[session];
        return CrowdRule.standing(
                last.get(attribute), crowd.labelers(session, asked), crowd.answers(attribute, session, asked));
    }
}
