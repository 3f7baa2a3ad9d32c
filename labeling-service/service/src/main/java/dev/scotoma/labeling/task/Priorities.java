package dev.scotoma.labeling.task;

import dev.scotoma.kit.Recurring;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/**
 * Which clips are asked about first: those at which current iterations waver from frame to frame, or on which they disagree with each other,
 * and those of campaigns that close a blind spot. Scores come after tasks and iterations come and go, so it is asked anew each time. A task
 * that somebody is just claiming waits for the next round.
 */
@Singleton
class Priorities implements Recurring {
    private static final String UPDATE = """
            WITH wanted AS (
              SELECT t.task_id, CASE WHEN d.doubtful THEN 2 ELSE 0 END + CASE WHEN c.blind_spot_id IS NULL THEN 0 ELSE 1 END AS priority
              FROM task t JOIN capture_pub.session_v1 s USING (session_id)
              JOIN capture_pub.campaign_v1 c USING (campaign_id)
              CROSS JOIN LATERAL (
                SELECT coalesce(bool_or(x.flips > 0), false)
                  OR count(DISTINCT x.decision) FILTER (WHERE x.decision <> 'no_response') > 1 AS doubtful
                FROM blindspot_pub.score_v1 x JOIN blindspot_pub.model_iteration_v1 m USING (iteration_id)
                JOIN blindspot_pub.inspection_v1 i USING (session_id)
                WHERE x.session_id = t.session_id AND m.state = 'current' AND x.pack_version = i.pack_version) d
              WHERE t.state = 'OPEN'),
            free AS (
              SELECT t.task_id, w.priority FROM task t JOIN wanted w USING (task_id)
              WHERE t.priority <> w.priority FOR UPDATE OF t SKIP LOCKED)
            UPDATE task SET priority = free.priority FROM free WHERE task.task_id = free.task_id""";

    private final Jdbi sql;

    Priorities(Jdbi sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "priorities";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        sql.useHandle(handle -> handle.execute(UPDATE));
    }
}
