package dev.scotoma.capture.campaign;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The blind spots that blindspot-analyzer publishes: what a campaign may collect for. */
@ApplicationScoped
class BlindSpots {
    private final Session entities;

    BlindSpots(Session entities) {
        this.entities = entities;
    }

    /** Passes for an absent one. @throws Problem 400 when there is none of this id, 409 when it is closed */
    void requireCollectable(@Nullable UUID id) {
        if (id == null) {
            return;
        }
        String state = entities.createNativeQuery(
                        "SELECT state FROM blindspot_pub.blind_spot_v1 WHERE blind_spot_id = :id", String.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.BAD_REQUEST,
                        "There is no blind spot of this id that the campaign could collect for."));
        if (state.equals("CLOSED")) {
            throw new Problem(
                    ProblemType.CONFLICT, "This blind spot is closed: there is nothing left to collect for it.");
        }
    }
}
