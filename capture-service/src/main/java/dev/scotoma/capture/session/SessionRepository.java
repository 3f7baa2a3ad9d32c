package dev.scotoma.capture.session;

import dev.scotoma.capture.session.Prompt.Turn;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class SessionRepository implements PanacheRepositoryBase<SessionRow, UUID> {
    /** Locks the row and reads it afresh: Hibernate would answer with what this transaction saw before it waited. */
    Optional<SessionRow> locked(UUID id) {
        var row = findById(id);
        if (row == null || getSession().getCurrentLockMode(row) == LockMode.PESSIMISTIC_WRITE) {
            return Optional.ofNullable(row);
        }
        try {
            getSession().refresh(row, LockModeType.PESSIMISTIC_WRITE);
            return Optional.of(row);
        } catch (EntityNotFoundException erased) {
            return Optional.empty();
        }
    }

    List<SessionRow> of(UUID participant) {
        return list("participantId = ?1 order by sessionId desc", participant);
    }

    List<SessionRow> of(UUID participant, UUID campaign) {
        return list("participantId = ?1 and campaignId = ?2", participant, campaign);
    }

    /** Places of sessions that are erased, because whom they showed has withdrawn, and are owed to this participant. */
    int keptPlaces(UUID participant, UUID campaign) {
        return getSession()
                .createNativeQuery("SELECT kept_places(:participant, :campaign)", Integer.class)
                .setParameter("participant", participant)
                .setParameter("campaign", campaign)
                .getSingleResult();
    }

    /** Sessions of a person or showing one. */
    List<UUID> concerning(UUID person) {
        return find("participantId = ?1 or depictedParticipantId = ?1 order by sessionId", person).<SessionRow>stream()
                .map(row -> row.sessionId)
                .toList();
    }

    /** By campaign, of sessions of others that show this person. */
    List<Tuple> appearances(UUID person) {
        return getSession()
                .createNativeQuery("""
                        SELECT campaign_id, count(uploaded_at)::int AS sent,
                               count(*) FILTER (WHERE payment IN ('payable', 'paid'))::int AS paid,
                               coalesce(sum(shown_reward_minor) FILTER (WHERE payment IN ('payable', 'paid')), 0)::bigint AS minor
                        FROM session s WHERE depicted_participant_id = :person AND participant_id <> :person
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = s.session_id)
                        GROUP BY campaign_id HAVING count(uploaded_at) > 0 ORDER BY campaign_id DESC
                        """, Tuple.class)
                .setParameter("person", person)
                .getResultList();
    }

    List<UUID> overdue(Instant before) {
        return getSession()
                .createNativeQuery(
                        "SELECT session_id FROM session WHERE state = 'OPENED' AND expires_at < :before ORDER BY expires_at",
                        UUID.class)
                .setParameter("before", before)
                .getResultList();
    }

    private static final String KEPT =
            "SELECT * FROM session WHERE NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = session.session_id)";

    /** Withdrawn sessions are gone at once, before the sweep has erased them. */
    Optional<SessionRow> kept(UUID id) {
        return getSession()
                .createNativeQuery(KEPT + " AND session_id = :id", SessionRow.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** Newest first, from below {@code after}. */
    List<SessionRow> page(@Nullable UUID campaign, @Nullable SessionState state, @Nullable UUID after, int limit) {
        var values = new HashMap<String, Object>();
        var where = new StringBuilder();
        if (campaign != null) {
            values.put("campaign", campaign);
            where.append(" AND campaign_id = :campaign");
        }
        if (state != null) {
            values.put("state", state.name());
            where.append(" AND state = :state");
        }
        if (after != null) {
            values.put("after", after);
            where.append(" AND session_id < :after");
        }
        var query = getSession()
                .createNativeQuery(KEPT + where + " ORDER BY session_id DESC LIMIT " + limit, SessionRow.class);
        values.forEach(query::setParameter);
        return query.getResultList();
    }

    List<Tuple> counts(Collection<UUID> campaigns) {
        return getSession()
                .createNativeQuery("""
                        SELECT campaign_id, count(*)::int AS opened, count(uploaded_at)::int AS uploaded,
                               count(*) FILTER (WHERE state = 'ACCEPTED')::int AS accepted,
                               count(*) FILTER (WHERE state = 'REJECTED')::int AS rejected
                        FROM session s WHERE campaign_id IN (:campaigns)
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = s.session_id)
                        GROUP BY campaign_id
                        """, Tuple.class)
                .setParameter("campaigns", campaigns)
                .getResultList();
    }

    List<Tuple> countsByCell(UUID campaign) {
        return getSession()
                .createNativeQuery("""
                        SELECT counted_cell_id, count(*) FILTER (WHERE state = 'OPENED' AND expires_at > clock_timestamp())::int AS in_work,
                               count(*) FILTER (WHERE state = 'UPLOADED')::int AS collected,
                               count(*) FILTER (WHERE state = 'ACCEPTED')::int AS accepted
                        FROM session WHERE campaign_id = :campaign AND counted_cell_id IS NOT NULL GROUP BY counted_cell_id
                        """, Tuple.class)
                .setParameter("campaign", campaign)
                .getResultList();
    }

    void save(UUID session, List<Prompt> prompts) {
        for (int position = 0; position < prompts.size(); position++) {
            getSession()
                    .createNativeMutationQuery(
                            "INSERT INTO prompt (session_id, position, at_ms, turn) VALUES (:session, :position, :atMs, :turn)")
                    .setParameter("session", session)
                    .setParameter("position", position + 1)
                    .setParameter("atMs", prompts.get(position).atMs())
                    .setParameter("turn", prompts.get(position).turn().word)
                    .executeUpdate();
        }
    }

    List<Prompt> prompts(UUID session) {
        List<Tuple> rows = getSession()
                .createNativeQuery(
                        "SELECT at_ms, turn FROM prompt WHERE session_id = :session ORDER BY position", Tuple.class)
                .setParameter("session", session)
                .getResultList();
        return rows.stream()
                .map(row -> new Prompt(
                        row.get("at_ms", Integer.class),
                        Turn.valueOf(row.get("turn", String.class).toUpperCase(Locale.ROOT))))
                .toList();
    }

    boolean withdrawn(UUID session) {
        return (boolean) getSession()
                .createNativeQuery("SELECT capture_pub.session_withdrawn(:session)", Boolean.class)
                .setParameter("session", session)
                .getSingleResult();
    }
}
