package dev.scotoma.labeling.review;

import dev.scotoma.labeling.review.ContestedTask.ContestedAttribute;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RulingRepository implements PanacheRepositoryBase<RulingRow, UUID> {
    private static final int SHOWN = 200;

    /** The oldest first, without those that show the reviewer. */
    List<ContestedTask> contested(UUID reviewer) {
        var tasks = new LinkedHashMap<UUID, ContestedTask>();
        getSession()
                .createNativeQuery("""
                        SELECT t.task_id, t.session_id, c.attribute, c.yes, c.no, c.unsure
                        FROM (SELECT * FROM task WHERE state = 'CONTESTED' AND participant_id <> :reviewer
                                AND depicted_participant_id <> :reviewer
                                AND NOT EXISTS (SELECT FROM report r WHERE r.session_id = task.session_id AND r.ended_at IS NULL) ORDER BY task_id LIMIT :shown) t
                        JOIN consensus c USING (session_id) JOIN vocabulary.attack_attribute a ON a.name = c.attribute
                        WHERE c.state = 'contested' ORDER BY t.task_id, a.position""", Tuple.class)
                .setParameter("reviewer", reviewer)
                .setParameter("shown", SHOWN)
                .getResultStream()
                .forEach(row -> tasks.computeIfAbsent(
                                row.get("task_id", UUID.class),
                                task -> new ContestedTask(task, row.get("session_id", UUID.class), new ArrayList<>()))
                        .attributes()
                        .add(new ContestedAttribute(
                                row.get("attribute", String.class),
                                count(row, "yes"),
                                count(row, "no"),
                                count(row, "unsure"))));
        return List.copyOf(tasks.values());
    }

    List<UUID> withdrawnHere() {
        return getSession()
                .createNativeQuery(
                        "SELECT DISTINCT r.session_id FROM ruling r JOIN capture_pub.withdrawal_v1 w USING (session_id)",
                        UUID.class)
                .getResultList();
    }

    private static int count(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
