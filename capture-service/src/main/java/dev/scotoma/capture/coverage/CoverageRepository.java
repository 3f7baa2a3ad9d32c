package dev.scotoma.capture.coverage;

import dev.scotoma.capture.coverage.Coverage.Stretch;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

@ApplicationScoped
class CoverageRepository {
    private final Jdbi sql;

    CoverageRepository(Jdbi sql) {
        this.sql = sql;
    }

    record Landing(UUID cell, int asked, int landed) {}

    /** By the cell that was asked for. */
    Map<UUID, Landing> landings(UUID campaign) {
        return sql
                .withHandle(handle -> handle.createQuery("""
                                SELECT cell_id AS cell, count(*) AS asked, count(*) FILTER (WHERE counted_cell_id = cell_id) AS landed
                                FROM session WHERE campaign_id = :campaign AND state = 'ACCEPTED' AND cell_id IS NOT NULL GROUP BY cell_id""")
                        .bind("campaign", campaign)
                        .mapTo(Landing.class)
                        .list())
                .stream()
                .collect(Collectors.toMap(Landing::cell, Function.identity()));
    }

    /** By hours until the first three days are over, then by days. */
    List<Stretch> course(UUID campaign) {
        return sql.withHandle(handle -> handle.createQuery("""
                        WITH counted AS (
                          SELECT uploaded_at, CASE state WHEN 'ACCEPTED' THEN decided_at END AS accepted_at FROM session
                          WHERE campaign_id = :campaign AND counted_cell_id IS NOT NULL AND state IN ('UPLOADED', 'ACCEPTED')),
                        unit AS (
                          SELECT CASE WHEN now() - min(uploaded_at) > interval '3 days' THEN 'day' ELSE 'hour' END AS unit FROM counted),
                        happened AS (
                          SELECT date_trunc(unit, uploaded_at) AS start, 1 AS collected, 0 AS accepted FROM counted, unit
                          UNION ALL
                          SELECT date_trunc(unit, accepted_at), 0, 1 FROM counted, unit WHERE accepted_at IS NOT NULL)
                        SELECT start AS "from", sum(collected) AS collected, sum(accepted) AS accepted
                        FROM happened GROUP BY start ORDER BY start""")
                .bind("campaign", campaign)
                .mapTo(Stretch.class)
                .list());
    }

    /** @param since when the first that counts was sent, or the window's start where that is later; the reader's now where there is none */
    record Spent(Instant since, int recent, int accepted, int paid, long minor) {}

    Spent spent(UUID campaign, Instant windowStart) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT greatest(coalesce(min(uploaded_at) FILTER (WHERE counts), now()), :start) AS since,
                          count(*) FILTER (WHERE counts AND decided_at >= :start) AS recent, count(*) FILTER (WHERE counts) AS accepted,
                          count(*) FILTER (WHERE paid) AS paid, coalesce(sum(reward_minor + shown_reward_minor) FILTER (WHERE paid), 0) AS minor
                        FROM session CROSS JOIN LATERAL (
                          SELECT state = 'ACCEPTED' AND counted_cell_id IS NOT NULL AS counts, payment IN ('payable', 'paid') AS paid) s
                        WHERE campaign_id = :campaign""")
                .bind("campaign", campaign)
                .bind("start", windowStart)
                .mapTo(Spent.class)
                .one());
    }
}
