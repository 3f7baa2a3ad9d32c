package dev.scotoma.capture.session;

import dev.scotoma.capture.session.Prompt.Turn;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

    /** Sessions of a person or showing one. */
    List<UUID> concerning(UUID person) {
        return find("participantId = ?1 or depictedParticipantId = ?1", person).<SessionRow>stream()
                .map(row -> row.sessionId)
                .toList();
    }

    List<UUID> overdue(Instant before, int limit) {
        return find("state = ?1 and expiresAt < ?2 order by expiresAt", SessionState.OPENED, before)
                .<SessionRow>page(0, limit)
                .<SessionRow>stream()
                .map(row -> row.sessionId)
                .toList();
    }

    /** Newest first, from below {@code after}; withdrawn sessions are gone at once, before the sweep has erased them. */
    List<SessionRow> page(@Nullable UUID campaign, @Nullable SessionState state, @Nullable UUID after, int limit) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (campaign != null) {
            values.add(campaign);
            where.add("campaign_id = ?" + values.size());
        }
        if (state != null) {
            values.add(state.name());
            where.add("state = ?" + values.size());
        }
        if (after != null) {
            values.add(after);
            where.add("session_id < ?" + values.size());
        }
        where.add("NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = session.session_id)");
        var query = getSession()
                .createNativeQuery(
                        "SELECT * FROM session WHERE " + String.join(" AND ", where)
                                + " ORDER BY session_id DESC LIMIT " + limit,
                        SessionRow.class);
        for (int index = 0; index < values.size(); index++) {
            query.setParameter(index + 1, values.get(index));
        }
        return query.getResultList();
    }

    List<Tuple> counts(Collection<UUID> campaigns) {
        return getSession()
                .createNativeQuery("""
                        SELECT campaign_id, count(*)::int, count(uploaded_at)::int,
                               count(*) FILTER (WHERE state = 'ACCEPTED')::int,
                               count(*) FILTER (WHERE state = 'REJECTED')::int
                        FROM session s WHERE campaign_id IN (?1)
                          AND NOT EXISTS (SELECT FROM withdrawal w WHERE w.session_id = s.session_id)
                        GROUP BY campaign_id
                        """, Tuple.class)
                .setParameter(1, campaigns)
                .getResultList();
    }

    void save(UUID session, List<Prompt> prompts) {
        for (int position = 0; position < prompts.size(); position++) {
            getSession()
                    .createNativeMutationQuery(
                            "INSERT INTO prompt (session_id, position, at_ms, turn) VALUES (?1, ?2, ?3, ?4)")
                    .setParameter(1, session)
                    .setParameter(2, position + 1)
                    .setParameter(3, prompts.get(position).atMs())
                    .setParameter(4, prompts.get(position).turn().word)
                    .executeUpdate();
        }
    }

    List<Prompt> prompts(UUID session) {
        List<Tuple> rows = getSession()
                .createNativeQuery(
                        "SELECT at_ms, turn FROM prompt WHERE session_id = ?1 ORDER BY position", Tuple.class)
                .setParameter(1, session)
                .getResultList();
        return rows.stream()
                .map(row -> new Prompt(
                        row.get(0, Integer.class),
                        Turn.valueOf(row.get(1, String.class).toUpperCase(Locale.ROOT))))
                .toList();
    }

    boolean withdrawn(UUID session) {
        return (boolean) getSession()
                .createNativeQuery("SELECT capture_pub.session_withdrawn(?1)", Boolean.class)
                .setParameter(1, session)
                .getSingleResult();
    }
}
