package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.Measured;
import dev.scotoma.capture.session.SessionFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What blindspot and labeling publish about a session. */
@ApplicationScoped
class Published {
    private final Session entities;

    Published(Session entities) {
        this.entities = entities;
    }

    Optional<Inspection> inspection(UUID session) {
        return entities.createNativeQuery("""
                        SELECT state, reason, sha256, width, height, distance, light_level, light_dir, sharpness, yaw_coverage
                        FROM blindspot_pub.inspection_v1 WHERE session_id = :session
                        """, Tuple.class)
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .map(row -> InspectionBuilder.builder()
                        .passed("PASSED".equals(row.get("state")))
                        .reason(row.get("reason", String.class))
                        .sha256(row.get("sha256", String.class))
                        .width(row.get("width", Integer.class))
                        .height(row.get("height", Integer.class))
                        .distance(row.get("distance", String.class))
                        .lightLevel(row.get("light_level", String.class))
                        .lightDir(row.get("light_dir", String.class))
                        .sharpness(row.get("sharpness", String.class))
                        .yawCoverage(row.get("yaw_coverage", String.class))
                        .build());
    }

    /** What of the conditions that can be prescribed was measured. */
    Measured measured(UUID session) {
        return inspection(session)
                .map(found -> new Measured(found.distance(), found.lightLevel(), found.lightDir()))
                .orElse(Measured.NOTHING);
    }

    /** What the crowd says the session is; nothing before it has settled. */
    Optional<Kind> crowd(UUID session) {
        return entities.createNativeQuery("""
                        SELECT present FROM labeling_pub.consensus_v1
                        WHERE session_id = :session AND attribute = 'spoof' AND state <> 'contested'
                        """, Boolean.class)
                .setParameter("session", session)
                .getResultStream()
                .findFirst()
                .map(present -> present ? Kind.ATTACK : Kind.GENUINE);
    }

    /** Another session with the very same bytes that came before, or is decided already. */
    Optional<UUID> twin(SessionFacts session, String sha256) {
        return entities.createNativeQuery("""
                        SELECT other.session_id
                        FROM blindspot_pub.inspection_v1 i JOIN session other USING (session_id)
                        WHERE i.sha256 = :sha256 AND other.session_id <> :session
                          AND ((other.uploaded_at, other.session_id) < (:uploadedAt, :session) OR other.state <> 'UPLOADED')
                        ORDER BY other.uploaded_at LIMIT 1
                        """, UUID.class)
                .setParameter("sha256", sha256)
                .setParameter("session", session.id())
                .setParameter("uploadedAt", session.uploadedAt().orElseThrow())
                .getResultStream()
                .findFirst();
    }

    /** Whether an iteration took the session for genuine: the one to beat, else any current one; nothing before it is scored. */
    Optional<Boolean> takenForGenuine(UUID session, @Nullable UUID iterationToBeat) {
        return entities.createNativeQuery("""
                        SELECT bool_or(s.decision = 'genuine')
                        FROM blindspot_pub.score_v1 s JOIN blindspot_pub.model_iteration_v1 m USING (iteration_id)
                        WHERE s.session_id = :session AND s.decision <> 'no_response'
                          AND CASE WHEN CAST(:iterationToBeat AS uuid) IS NULL THEN m.state = 'current' ELSE m.iteration_id = CAST(:iterationToBeat AS uuid) END
                        """, Boolean.class)
                .setParameter("session", session)
                .setParameter("iterationToBeat", iterationToBeat == null ? null : iterationToBeat.toString())
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
    }
}
