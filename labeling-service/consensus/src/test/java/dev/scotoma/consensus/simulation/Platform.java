package dev.scotoma.consensus.simulation;

import dev.scotoma.consensus.CrowdRule;
import dev.scotoma.consensus.Fit;
import dev.scotoma.consensus.NextStep;
import dev.scotoma.consensus.Overlap;
import dev.scotoma.consensus.Overlap.Next;
import dev.scotoma.consensus.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What the platform makes of a crowd: the oldest session that asks for a vote gets one, its decision is taken anew with it, and everything is
 * fitted anew each time so many more sessions are decided. The rules are the platform's own; that the service applies them as this does is
 * held by {@code CrowdIT} there, so what is measured here is the service's.
 */
public final class Platform {
    /** Sessions that are decided between two fits. */
    public static final int BETWEEN_FITS = 50;

    private final SimulatedCrowd crowd;
    private final Overlap overlap;
    private final int[] votes;
    private final State[] states;
    /** Whether a reviewer was ever to decide. */
    private final boolean[] sent;
    /** What is published of each attribute of a session; null before anything is. */
    private final Standing[][] published;
    /** What the whole is published as, while it is settled. */
    private final List<Optional<Integer>> whole;

    private List<Fit> fits = List.of();

    private enum State {
        OPEN,
        SETTLED,
        CONTESTED
    }

    public Platform(SimulatedCrowd crowd, Overlap overlap) {
        this.crowd = crowd;
        this.overlap = overlap;
        int sessions = crowd.sessions();
        this.votes = new int[sessions];
        this.states = new State[sessions];
        Arrays.fill(states, State.OPEN);
        this.sent = new boolean[sessions];
        this.published = new Standing[sessions][];
        this.whole = new ArrayList<>(Collections.nCopies(sessions, Optional.empty()));
    }

    /** Until nothing asks for a vote, also after the last fit. */
    public Platform run() {
        int decided = 0;
        var next = oldest();
        while (next.isPresent()) {
            int session = next.getAsInt();
            votes[session]++;
            retake(session);
            next = oldest();
            if (next.isEmpty() || decided() >= decided + BETWEEN_FITS) {
                decided = decided();
                refit();
                next = oldest();
            }
        }
        return this;
    }

    private OptionalInt oldest() {
        return IntStream.range(0, states.length)
                .filter(session -> states[session] == State.OPEN)
                .findFirst();
    }

    private int decided() {
        return (int) Arrays.stream(states).filter(state -> state != State.OPEN).count();
    }

    private void refit() {
        fits = IntStream.range(0, SimulatedCrowd.ATTRIBUTES)
                .mapToObj(attribute -> CrowdRule.fit(crowd.table(attribute, votes)))
                .toList();
        var present = fits.stream().map(CrowdRule::present).toList();
        for (int session = 0; session < states.length; session++) {
            if (published[session] == null ? votes[session] >= overlap.start() : moved(session, present)) {
                retake(session);
            }
        }
    }

    private boolean moved(int session, List<double[]> present) {
        return IntStream.range(0, SimulatedCrowd.ATTRIBUTES)
                .anyMatch(attribute -> Math.abs(present.get(attribute)[session] - probability(attribute, session))
                        > CrowdRule.WORTH_TELLING);
    }

    private void retake(int session) {
        var standings = new Standing[SimulatedCrowd.ATTRIBUTES];
        int[] labelers = crowd.labelers(session, votes[session]);
        for (int attribute = 0; attribute < standings.length; attribute++) {
            standings[attribute] = CrowdRule.standing(
                    fits.isEmpty() ? Optional.empty() : Optional.of(fits.get(attribute)),
                    labelers,
                    crowd.answers(attribute, session, votes[session]));
        }
        double least =
                Arrays.stream(standings).mapToDouble(Platform::sure).min().orElseThrow();
        Standing now = standings[SimulatedCrowd.WHOLE];
        double believed = whole.get(session).map(now::posterior).orElse(0.0);
        Next next = new NextStep(votes[session], false, least, sure(now), believed).by(overlap);
        if (next == Next.VOTE && published[session] == null) {
            return;
        }
        published[session] = standings;
        whole.set(session, next == Next.NOTHING ? Optional.of(now.decision()) : Optional.empty());
        sent[session] |= next == Next.REVIEW;
        states[session] = switch (next) {
            case VOTE -> State.OPEN;
            case NOTHING -> State.SETTLED;
            case REVIEW -> State.CONTESTED;
        };
    }

    private static double sure(Standing standing) {
        return standing.posterior(standing.decision());
    }

    public int votes(int session) {
        return votes[session];
    }

    /** Whether a reviewer has to decide in the end. */
    public boolean contested(int session) {
        return states[session] == State.CONTESTED;
    }

    /** Whether a reviewer had to decide at any time, if only until the next fit. */
    public boolean everContested(int session) {
        return sent[session];
    }

    public Standing standing(int attribute, int session) {
        return published[session][attribute];
    }

    /** P(attribute present). */
    public double probability(int attribute, int session) {
        return published[session][attribute].posterior(CrowdRule.PRESENT);
    }
}
