package dev.scotoma.blindspot.model;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Tells how far the scoring of each iteration is, from the published views as anybody would. */
@ApplicationScoped
class Progress {
    private final Jdbi sql;

    Progress(Jdbi sql) {
        this.sql = sql;
    }

    record Counts(long scored, long toScore) {
        static final Counts NONE = new Counts(0, 0);
    }

    /**
     * By iteration, how many sessions have a score on their present pack, and how many have a pack and no such score.
     */
    Map<UUID, Counts> byIteration() {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT m.iteration_id, count(s.score_id) AS scored, count(i.session_id) - count(s.score_id) AS to_score
                        FROM blindspot_pub.model_iteration_v1 m
                        CROSS JOIN (SELECT session_id, pack_version FROM blindspot_pub.inspection_v1
                                    WHERE pack_key IS NOT NULL AND pack_version IS NOT NULL) i
                        LEFT JOIN blindspot_pub.score_v1 s USING (session_id, iteration_id, pack_version)
                        GROUP BY m.iteration_id""")
                .map((row, context) -> Map.entry(
                        row.getObject("iteration_id", UUID.class),
                        new Counts(row.getLong("scored"), row.getLong("to_score"))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
