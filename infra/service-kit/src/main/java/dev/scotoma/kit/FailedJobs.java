package dev.scotoma.kit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What could not be done, with its reason, for the operators' page: jobs out of attempts, and rounds that fail for now. */
@ApplicationScoped
class FailedJobs {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Jdbi sql;

    FailedJobs(Jdbi sql) {
        this.sql = sql;
    }

    /** Notes a job that is given up on after so many failures. */
    void note(String name, UUID id, String reason, int attempts) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO failed_job (task_name, task_instance, reason, attempts) VALUES (:name, :id, :reason, :attempts)
                        ON CONFLICT (task_name, task_instance)
                        DO UPDATE SET reason = excluded.reason, attempts = excluded.attempts, failed_at = now()""")
                .bind("name", name)
                .bind("id", id.toString())
                .bind("reason", reason)
                .bind("attempts", attempts)
                .execute());
    }

    /** Notes one more failure of what is tried again by itself. */
    void noteAgain(String name, UUID id, Throwable failure) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO failed_job (task_name, task_instance, reason, attempts) VALUES (:name, :id, :reason, 1)
                        ON CONFLICT (task_name, task_instance)
                        DO UPDATE SET reason = excluded.reason, attempts = failed_job.attempts + 1, failed_at = now()""")
                .bind("name", name)
                .bind("id", id.toString())
                .bind("reason", reason(failure))
                .execute());
    }

    /** Answers false when there is no such failure. */
    boolean forget(String name, UUID id) {
        return sql.withHandle(handle -> handle.createUpdate(
                                "DELETE FROM failed_job WHERE task_name = :name AND task_instance = :id")
                        .bind("name", name)
                        .bind("id", id.toString())
                        .execute())
                > 0;
    }

    /** Forgets every failure of this name but those of the given. */
    void forgetOthers(String name, Collection<UUID> kept) {
        sql.useHandle(handle -> handle.createUpdate(
                        "DELETE FROM failed_job WHERE task_name = :name AND task_instance::uuid <> ALL(:kept)")
                .bind("name", name)
                .bindArray("kept", UUID.class, kept)
                .execute());
    }

    /** Those of a round whose turn has not come again: every failure doubles the pause before the next try, up to minutes. */
    List<UUID> resting(String name) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT task_instance::uuid FROM failed_job WHERE task_name = :name
                          AND failed_at > now() - make_interval(secs => least(power(2, least(attempts, 20)), :longest))""")
                .bind("name", name)
                .bind("longest", LONGEST_PAUSE.toSeconds())
                .mapTo(UUID.class)
                .list());
    }

    static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
