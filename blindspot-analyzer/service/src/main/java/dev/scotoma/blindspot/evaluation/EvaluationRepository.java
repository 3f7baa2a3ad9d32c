package dev.scotoma.blindspot.evaluation;

import dev.scotoma.blindspot.evaluation.Evaluation.LeftOut;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.statistics.evaluation.Presentations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The scores an iteration is judged by, as capture and this service publish them. Withdrawn sessions are in no view. */
@ApplicationScoped
class EvaluationRepository {
    /** Of attacks of which nobody said what they are. */
    private static final String UNNAMED = "unknown";

    private static final String COLUMNS = "s.participant_id, s.truth, " + Judging.ATTACK_TYPE
            + " AS attack_type, c.answered, c.flips, c.spoof_score ";
    private static final String FROM = """
        FROM capture_pub.session_v1 s
        LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
        LEFT JOIN blindspot_pub.score_v1 c ON c.session_id = s.session_id AND c.pack_version = i.pack_version AND c.iteration_id = :iteration
        """;
    private static final String OTHER = """
        LEFT JOIN blindspot_pub.score_v1 o ON o.session_id = s.session_id AND o.pack_version = i.pack_version AND o.iteration_id = :other
        """;
    private static final String WHERE =
            "WHERE (:split::text IS NULL OR s.split = :split) AND (" + Judging.FIRST_ATTEMPT + ") = :first";

    private final Jdbi sql;

    EvaluationRepository(Jdbi sql) {
        this.sql = sql;
    }

    /**
     * Presentations of the same sessions in the same order, one for each iteration asked for.
     *
     * @param changing of the first iteration, sessions with two frames or more that gave a number, all taken for one kind: 1 where the decision changes
     *     between frames, 0 where it does not
     */
    record Sample(List<Presentations> presentations, Presentations changing, List<LeftOut> leftOut) {}

    /** @param lineage of the iteration, which is its first */
    Sample sample(List<Iteration> lineage, SessionFilter scope) {
        String select = "SELECT " + Judging.REASON + " AS reason, " + COLUMNS + FROM + WHERE;
        return sql.withHandle(handle -> read(
                handle,
                handle.createQuery(select)
                        .bind("testSplitOnly", Judging.testSplitOnly(lineage))
                        .bind("iteration", lineage.getFirst().id()),
                scope,
                List.of("spoof_score")));
    }

    /** Only sessions that may judge both and that both have scored, if only with no response. */
    Sample both(List<Iteration> first, List<Iteration> second, SessionFilter scope) {
        String select = "SELECT coalesce(" + Judging.REASON
                + ", CASE WHEN o.decision IS NULL THEN 'not_scored' END) AS reason, o.spoof_score AS other_score, "
                + COLUMNS + FROM + OTHER + WHERE;
        return sql.withHandle(handle -> read(
                handle,
                handle.createQuery(select)
                        .bind("testSplitOnly", Judging.testSplitOnly(first) || Judging.testSplitOnly(second))
                        .bind("iteration", first.getFirst().id())
                        .bind("other", second.getFirst().id()),
                scope,
                List.of("spoof_score", "other_score")));
    }

    private record Row(
            @Nullable String reason,
            UUID participant,
            @Nullable String species,
            int answered,
            int flips,
            List<Double> scores) {}

    /** @param scores columns, one for each iteration */
    private static Sample read(Handle handle, Query select, SessionFilter scope, List<String> scores) {
        Components people = Components.recorded(handle);
        List<Presentations.Builder> builders =
                scores.stream().map(column -> Presentations.builder()).toList();
        Presentations.Builder changing = Presentations.builder();
        Map<String, Integer> leftOut = new TreeMap<>();
        select.bind("split", scope.split().orElse(null))
                .bind("first", scope.attempts() == SessionFilter.Attempts.FIRST)
                .map((row, context) -> row(row, scores))
                .forEach(row -> {
                    if (row.reason() != null) {
                        leftOut.merge(row.reason(), 1, Integer::sum);
                        return;
                    }
                    UUID person = people.of(row.participant());
                    if (row.answered() > 1 && !row.scores().getFirst().isNaN()) {
                        changing.add(row.flips() > 0 ? 1 : 0, null, person);
                    }
                    for (int i = 0; i < builders.size(); i++) {
                        builders.get(i).add(row.scores().get(i), row.species(), person);
                    }
                });
        return new Sample(
                builders.stream().map(Presentations.Builder::build).toList(),
                changing.build(),
                leftOut.entrySet().stream()
                        .map(each -> new LeftOut(each.getKey(), each.getValue()))
                        .toList());
    }

    private static Row row(ResultSet row, List<String> scores) throws SQLException {
        List<Double> values = new ArrayList<>(scores.size());
        for (String column : scores) {
            double score = row.getDouble(column);
            values.add(row.wasNull() ? Double.NaN : score);
        }
        return new Row(
                row.getString("reason"),
                row.getObject("participant_id", UUID.class),
                "attack".equals(row.getString("truth"))
                        ? Optional.ofNullable(row.getString("attack_type")).orElse(UNNAMED)
                        : null,
                row.getInt("answered"),
                row.getInt("flips"),
                values);
    }
}
