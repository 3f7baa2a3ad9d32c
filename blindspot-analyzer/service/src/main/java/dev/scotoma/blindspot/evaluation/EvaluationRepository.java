package dev.scotoma.blindspot.evaluation;

import dev.scotoma.blindspot.evaluation.Evaluation.LeftOut;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.statistics.evaluation.Presentations;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The scores an iteration is judged by, as capture and this service publish them. Withdrawn sessions are in no view. */
@ApplicationScoped
class EvaluationRepository {
    /** Of attacks of which nobody said what they are. */
    private static final String UNNAMED = "unknown";

    private static final String FROM = """
        FROM capture_pub.session_v1 s
        LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
        LEFT JOIN blindspot_pub.score_v1 c ON c.session_id = s.session_id AND c.pack_version = i.pack_version AND c.iteration_id = ?
        """;
    private static final String OTHER = """
        LEFT JOIN blindspot_pub.score_v1 o ON o.session_id = s.session_id AND o.pack_version = i.pack_version AND o.iteration_id = ?
        """;
    private static final String WHERE =
            "WHERE (?::text IS NULL OR s.split = ?) AND (" + Judging.FIRST_ATTEMPT + ") = ?";

    private final AgroalDataSource dataSource;

    EvaluationRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Presentations of the same sessions in the same order, one for each iteration asked for.
     *
     * @param changing of the first iteration, sessions with two scored frames or more, all taken for one kind: 1 where the decision changes
     *     between frames, 0 where it does not
     */
    record Sample(List<Presentations> presentations, Presentations changing, List<LeftOut> leftOut) {}

    /** @param lineage of the iteration, which is its first */
    Sample sample(List<Iteration> lineage, SessionFilter scope) throws SQLException {
        String select = "SELECT " + Judging.REASON + ", s.participant_id, s.truth, " + Judging.ATTACK_TYPE
                + ", c.frames, c.flips, c.spoof_score " + FROM + WHERE;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setBoolean(1, Judging.testSplitOnly(lineage));
            statement.setObject(2, lineage.getFirst().id());
            bind(statement, 3, scope);
            return read(connection, statement, 1);
        }
    }

    /** Only sessions that may judge both and that both have scored, if only with no response. */
    Sample both(List<Iteration> first, List<Iteration> second, SessionFilter scope) throws SQLException {
        String select = "SELECT coalesce(" + Judging.REASON
                + ", CASE WHEN o.decision IS NULL THEN 'not_scored' END), s.participant_id, s.truth, "
                + Judging.ATTACK_TYPE
                + ", c.frames, c.flips, c.spoof_score, o.spoof_score " + FROM + OTHER + WHERE;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setBoolean(1, Judging.testSplitOnly(first) || Judging.testSplitOnly(second));
            statement.setObject(2, first.getFirst().id());
            statement.setObject(3, second.getFirst().id());
            bind(statement, 4, scope);
            return read(connection, statement, 2);
        }
    }

    private static void bind(PreparedStatement statement, int from, SessionFilter scope) throws SQLException {
        statement.setString(from, scope.split().orElse(null));
        statement.setString(from + 1, scope.split().orElse(null));
        statement.setBoolean(from + 2, scope.attempts() == SessionFilter.Attempts.FIRST);
    }

    private static Sample read(Connection connection, PreparedStatement select, int iterations) throws SQLException {
        Components people = Components.recorded(connection);
        List<Presentations.Builder> builders = iterations == 1
                ? List.of(Presentations.builder())
                : List.of(Presentations.builder(), Presentations.builder());
        Presentations.Builder changing = Presentations.builder();
        Map<String, Integer> leftOut = new TreeMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String reason = row.getString(1);
                if (reason != null) {
                    leftOut.merge(reason, 1, Integer::sum);
                    continue;
                }
                UUID person = people.of(row.getObject(2, UUID.class));
                @Nullable
                String species = row.getString(3).equals("attack")
                        ? Optional.ofNullable(row.getString(4)).orElse(UNNAMED)
                        : null;
                if (row.getInt(5) > 1 && row.getString(7) != null) {
                    changing.add(row.getInt(6) > 0 ? 1 : 0, null, person);
                }
                for (int i = 0; i < iterations; i++) {
                    double score = row.getDouble(7 + i);
                    builders.get(i).add(row.wasNull() ? Double.NaN : score, species, person);
                }
            }
        }
        return new Sample(
                builders.stream().map(Presentations.Builder::build).toList(),
                changing.build(),
                leftOut.entrySet().stream()
                        .map(each -> new LeftOut(each.getKey(), each.getValue()))
                        .toList());
    }
}
