package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.Majority;
import dev.scotoma.consensus.Tally;
import dev.scotoma.consensus.Verdict;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The door of the room: settles attributes from tallies, takes a reviewer's ruling, and tells how a session stands. */
@ApplicationScoped
public class Verdicts {
    private final ConsensusRepository rows;

    Verdicts(ConsensusRepository rows) {
        this.rows = rows;
    }

    /** Publishes the verdicts of a session in the caller's transaction; answers whether all of them are settled. */
    public boolean settle(UUID session, Map<String, Tally> tallies) {
        boolean settled = true;
        for (var tally : tallies.entrySet()) {
            var row = new ConsensusRow(session, tally.getKey(), tally.getValue(), Majority.decide(tally.getValue()));
            rows.persist(row);
            settled &= !row.contested();
        }
        return settled;
    }

    /** Publishes every attribute as contested in the caller's transaction: too few have answered for their answers to decide. */
    public void leaveOpen(UUID session, Map<String, Tally> tallies) {
        for (String attribute : rows.attributes()) {
            Tally tally = tallies.getOrDefault(attribute, new Tally(0, 0, 0));
            rows.persist(new ConsensusRow(session, attribute, tally, new Verdict.Insufficient()));
        }
    }

    /**
     * Puts a ruling in force in the caller's transaction; answers whether nothing of the session is contested any more.
     *
     * @throws Problem 409 when the crowd has settled the attribute, or not decided yet
     */
    public boolean adjudicate(UUID session, String attribute, boolean present) {
        ConsensusRow row = rows.of(session, attribute)
                .filter(standing -> !standing.state.equals(ConsensusState.SETTLED.stored()))
                .orElseThrow(() -> new Problem(
                        ProblemType.CONFLICT, "The attribute " + attribute + " of this clip is not contested."));
        row.adjudicate(present);
        return rows.ofSession(session).stream().noneMatch(ConsensusRow::contested);
    }

    /** In the order of the attributes; empty while the crowd has not decided. */
    @Transactional
    public List<Consensus> of(UUID session) {
        List<String> order = rows.attributes();
        return rows.ofSession(session).stream()
                .map(ConsensusRow::view)
                .sorted(Comparator.comparingInt(consensus -> order.indexOf(consensus.attribute())))
                .toList();
    }
}
