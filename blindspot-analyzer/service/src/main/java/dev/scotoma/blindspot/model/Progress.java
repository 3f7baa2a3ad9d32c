package dev.scotoma.blindspot.model;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How far the scoring of each iteration is, read from the published views as anybody would. */
@ApplicationScoped
class Progress {
    private final AgroalDataSource dataSource;

    Progress(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Counts(long scored, long toScore) {
        static final Counts NONE = new Counts(0, 0);
    }

    /** Sessions with a score on their present pack, and sessions with a pack and no such score. */
    Map<UUID, Counts> byIteration() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT m.iteration_id, count(s.score_id), count(i.session_id) - count(s.score_id)
                        FROM blindspot_pub.model_iteration_v1 m
                        CROSS JOIN (SELECT session_id, pack_version FROM blindspot_pub.inspection_v1
                                    WHERE pack_key IS NOT NULL AND pack_version IS NOT NULL) i
                        LEFT JOIN blindspot_pub.score_v1 s USING (session_id, iteration_id, pack_version)
                        GROUP BY m.iteration_id""");
                var row = select.executeQuery()) {
            Map<UUID, Counts> counts = new HashMap<>();
            while (row.next()) {
                counts.put(row.getObject(1, UUID.class), new Counts(row.getLong(2), row.getLong(3)));
            }
            return counts;
        }
    }
}
