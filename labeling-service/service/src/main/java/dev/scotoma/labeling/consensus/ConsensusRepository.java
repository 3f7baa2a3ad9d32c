package dev.scotoma.labeling.consensus;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class ConsensusRepository implements PanacheRepositoryBase<ConsensusRow, UUID> {
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

    List<UUID> withdrawnHere() {
        return getSession()
                .createNativeQuery(
                        "SELECT DISTINCT c.session_id FROM consensus c JOIN capture_pub.withdrawal_v1 w USING (session_id)",
                        UUID.class)
                .getResultList();
    }
}
