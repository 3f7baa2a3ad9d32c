package dev.scotoma.webui.identity;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/** Participants' grants, which capture publishes when an invitation or a return code is redeemed. Each works once. */
@ApplicationScoped
class Grants {
    private final Session entities;

    Grants(Session entities) {
        this.entities = entities;
    }

    /**
     * Uses a grant up and answers whose it is. One statement: of two browsers with the same grant, one gets in.
     *
     * @throws Problem 410 for a grant that is unknown, used or over; which of them is not told
     */
    @Transactional
    UUID redeem(String grant) {
        return entities.createNativeQuery("""
                        WITH found AS (
                          SELECT grant_id, participant_id FROM capture_pub.participant_grant_v1
                          WHERE code_hash = :hash AND expires_at > now()),
                        used AS (
                          INSERT INTO redeemed_grant (grant_id) SELECT grant_id FROM found
                          ON CONFLICT DO NOTHING RETURNING grant_id)
                        SELECT participant_id FROM found JOIN used USING (grant_id)""", UUID.class)
                .setParameter("hash", Secrets.sha256(grant))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(
                        ProblemType.GONE, "This sign-in was used already or has run out; open your link again."));
    }
}
