package dev.scotoma.blindspot.scoring;

import dev.scotoma.kit.Jobs;
import dev.scotoma.workers.media.FramePack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Finds the scores that should be there and are not, and queues a job for each. Asking twice changes nothing. */
@ApplicationScoped
class Wanted {
    /**
     * Selects what lacks a score. It does not matter whether a session had a face, only that it has a pack. One of an
     * older version will be made again before it is scored.
     */
    private static final String MISSING = """
            INSERT INTO scoring (session_id, iteration_id, pack_version)
            SELECT i.session_id, m.iteration_id, i.pack_version
            FROM inspection i CROSS JOIN model_iteration m
            WHERE i.pack_key IS NOT NULL AND i.pack_version = :present AND i.state <> 'PENDING' AND m.state <> 'retired'
              AND NOT EXISTS (SELECT FROM score s WHERE s.session_id = i.session_id AND s.iteration_id = m.iteration_id
                                                    AND s.pack_version = i.pack_version)
              AND NOT EXISTS (SELECT FROM scoring w WHERE w.session_id = i.session_id AND w.iteration_id = m.iteration_id
                                                      AND w.pack_version = i.pack_version)
              AND\s""";

    /**
     * How many re-scores wait at most, so that a pause or a new priority does not have to get through a long queue
     * first.
     */
    private static final int WAITING = 500;

    private final Jdbi sql;
    private final Jobs jobs;

    Wanted(Jdbi sql, Jobs jobs) {
        this.sql = sql;
        this.jobs = jobs;
    }

    /**
     * Queues the scores that a fresh session lacks of current iterations. One whose pack was made again has been scored
     * before, and is left to {@link #ofAll}. It joins the caller's transaction if there is one.
     */
    @Transactional
    int ofSession(UUID session) {
        return queue("""
                m.state = 'current' AND i.session_id = :session
                AND NOT EXISTS (SELECT FROM score o WHERE o.session_id = i.session_id AND o.pack_version < i.pack_version)""", Map.of("session", session), ScoreJob.NAME);
    }

    /**
     * Keeps a batch of whatever else is missing queued, as after the registration of an iteration. What current
     * iterations lack goes before what candidates lack, and the oldest goes first; paused iterations are left out.
     * Sessions of the last minute are left to the reconciler, which queues them as fresh.
     */
    @Transactional
    int ofAll() {
        return queue("""
                i.inspected_at < now() - interval '1 minute'
                AND NOT EXISTS (SELECT FROM paused_rescoring p WHERE p.iteration_id = m.iteration_id)
                ORDER BY m.state DESC, i.inspected_at
                LIMIT greatest(0, :waiting - (SELECT count(*) FROM scheduled_tasks WHERE task_name = :job))""", Map.of("waiting", WAITING, "job", RescoreJob.NAME), RescoreJob.NAME);
    }

    private int queue(String which, Map<String, ?> values, String job) {
        List<UUID> queued = sql.withHandle(
                handle -> handle.createQuery(MISSING + which + " ON CONFLICT DO NOTHING RETURNING scoring_id")
                        .bindMap(values)
                        .bind("present", FramePack.VERSION)
                        .mapTo(UUID.class)
                        .list());
        queued.forEach(id -> jobs.submit(job, id));
        return queued.size();
    }
}
