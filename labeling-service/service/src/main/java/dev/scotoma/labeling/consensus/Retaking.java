package dev.scotoma.labeling.consensus;

import dev.scotoma.kit.OneByOne;
import dev.scotoma.kit.Recurring;
import dev.scotoma.labeling.task.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes those decisions anew that the votes or skips of somebody carried who was banned, or of whom a ban was lifted, and notes how many that were
 * and how many turned out otherwise. A round that died begins an event again, so it counts what is left.
 */
@Singleton
class Retaking implements Recurring {
    /** Everything that is published of a task, and whether it is open: what may turn out otherwise. */
    private static final String AS_PUBLISHED = """
            SELECT t.state || coalesce((SELECT string_agg(c.attribute || c.state || coalesce(c.present::text, ''), ',' ORDER BY c.attribute)
              FROM consensus c WHERE c.session_id = t.session_id), '') FROM task t WHERE t.task_id = :task""";

    private final Jdbi sql;
    private final ConsensusRepository rows;
    private final Tasks tasks;
    private final Verdicts verdicts;
    private final OneByOne alone;

    Retaking(Jdbi sql, ConsensusRepository rows, Tasks tasks, Verdicts verdicts, OneByOne alone) {
        this.sql = sql;
        this.rows = rows;
        this.tasks = tasks;
        this.verdicts = verdicts;
        this.alone = alone;
    }

    @Override
    public String name() {
        return "retaking";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    record Event(UUID eventId, UUID labelerId) {}

    @Override
    public void run() {
        List<Event> events = sql.withHandle(handle -> handle.createQuery(
                        "SELECT event_id, labeler_id FROM labeler_event WHERE pending ORDER BY event_id")
                .mapTo(Event.class)
                .list());
        alone.each(
                this,
                events.stream().map(Event::eventId).toList(),
                id -> events.stream()
                        .filter(event -> event.eventId().equals(id))
                        .forEach(this::carryOut));
    }

    private void carryOut(Event event) {
        List<UUID> carried = sql.withHandle(handle -> handle.createQuery("""
                        SELECT task_id FROM assignment WHERE labeler_id = :labeler AND state IN ('SUBMITTED', 'SKIPPED') AND gold_id IS NULL
                        ORDER BY task_id""")
                .bind("labeler", event.labelerId())
                .mapTo(UUID.class)
                .list());
        int changed = 0;
        for (UUID task : carried) {
            changed += QuarkusTransaction.requiringNew().call(() -> retake(task)) ? 1 : 0;
        }
        int turned = changed;
        sql.useHandle(handle -> handle.createUpdate("""
                        UPDATE labeler_event SET pending = false, retaken = :retaken, changed = :changed WHERE event_id = :event""")
                .bind("event", event.eventId())
                .bind("retaken", carried.size())
                .bind("changed", turned)
                .execute());
    }

    private boolean retake(UUID task) {
        if (!tasks.lock(task)) {
            return false;
        }
        String before = published(task);
        verdicts.retake(task);
        rows.flush();
        return !before.equals(published(task));
    }

    private String published(UUID task) {
        return sql.withHandle(handle -> handle.createQuery(AS_PUBLISHED)
                .bind("task", task)
                .mapTo(String.class)
                .one());
    }
}
