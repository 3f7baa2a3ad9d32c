package dev.scotoma.labeling.consensus;

import dev.scotoma.consensus.Contradiction;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ConsensusRepository implements PanacheRepositoryBase<ConsensusRow, UUID> {
    private static final int SHOWN = 200;

    List<ConsensusRow> ofSession(UUID session) {
        return list("sessionId", session);
    }

    Optional<ConsensusRow> of(UUID session, String attribute) {
        return find("sessionId = ?1 AND attribute = ?2", session, attribute).firstResultOptional();
    }

    /** The names of the eight attributes in the order of the model's heads. */
    List<String> attributes() {
        return getSession()
                .createNativeQuery("SELECT name FROM vocabulary.attack_attribute ORDER BY position", String.class)
                .getResultList();
    }

    /** The rule is {@link Contradiction}'s, asked of all sessions at once. */
    Contradictions contradictions() {
        String pairs = """
                FROM consensus cue JOIN consensus whole USING (session_id)
                WHERE cue.attribute IN (:cues) AND cue.present AND whole.attribute = :whole AND NOT whole.present
                  AND NOT EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = cue.session_id)""";
        var found = getSession()
                .createNativeQuery(
                        "SELECT cue.session_id, cue.attribute, greatest(cue.probability - whole.probability, 0) AS surely "
                                + pairs + " ORDER BY surely DESC, cue.session_id, cue.attribute LIMIT :shown",
                        Tuple.class)
                .setParameter("cues", Contradiction.CUES)
                .setParameter("whole", Contradiction.WHOLE)
                .setParameter("shown", SHOWN)
                .getResultStream()
                .map(row -> new Contradictions.Found(
                        row.get("session_id", UUID.class),
                        row.get("attribute", String.class),
                        row.get("surely", Double.class)))
                .toList();
        long sessions = getSession()
                .createNativeQuery("SELECT count(DISTINCT cue.session_id) " + pairs, Long.class)
                .setParameter("cues", Contradiction.CUES)
                .setParameter("whole", Contradiction.WHOLE)
                .getSingleResult();
        return new Contradictions(sessions, found);
    }

    List<UUID> withdrawnHere() {
        return getSession()
                .createNativeQuery(
                        "SELECT DISTINCT c.session_id FROM consensus c JOIN capture_pub.withdrawal_v1 w USING (session_id)",
                        UUID.class)
                .getResultList();
    }
}
