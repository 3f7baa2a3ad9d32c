package dev.scotoma.webui.identity;

import dev.scotoma.kit.Recurring;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;

/** Erases what has ended: browser sessions, keys that verify nothing any more, marks of grants that are over anyway. */
@ApplicationScoped
class ForgettingSessions implements Recurring {
    private final EntityManager entities;

    ForgettingSessions(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public String name() {
        return "forget-ended-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    @Transactional
    public void run() {
        for (String ended : List.of(
                "DELETE FROM browser_session WHERE expires_at < now()",
                "DELETE FROM signing_key WHERE not_after < now()",
                """
                DELETE FROM redeemed_grant used WHERE NOT EXISTS (
                  SELECT FROM capture_pub.participant_grant_v1 published
                  WHERE published.grant_id = used.grant_id AND published.expires_at > now())""")) {
            entities.createNativeQuery(ended).executeUpdate();
        }
    }
}
