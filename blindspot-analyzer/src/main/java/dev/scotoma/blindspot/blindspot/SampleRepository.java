package dev.scotoma.blindspot.blindspot;

import dev.scotoma.blindspot.blindspot.MiningRun.Exclusion;
import dev.scotoma.blindspot.blindspot.SessionsBehind.Behind;
import dev.scotoma.blindspot.evaluation.Components;
import dev.scotoma.blindspot.evaluation.Judging;
import dev.scotoma.blindspot.model.Iteration;
import dev.scotoma.blindspot.subdomain.Observations;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sessions an iteration is judged by, as capture and this service publish them. Withdrawn ones are in no view. */
@ApplicationScoped
class SampleRepository {
    /** Sessions of a kind. */
    private static final String OF_KIND = """
            FROM capture_pub.session_v1 s
            LEFT JOIN blindspot_pub.inspection_v1 i USING (session_id)
            LEFT JOIN blindspot_pub.score_v1 c ON c.session_id = s.session_id AND c.pack_version = i.pack_version AND c.iteration_id = ?
            WHERE %s = ?""".formatted(Judging.KIND);

    /** Why a session is not counted, null when it is. */
    private static final String REASON =
            "coalesce(" + Judging.REASON + ", CASE WHEN c.decision = 'no_response' THEN 'no_response' END)";

    private final AgroalDataSource dataSource;

    SampleRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is looked at.
     *
     * @param until of a run in the past: what was decided and scored later is left out
     */
    record Scope(Iteration iteration, Outcome outcome, Optional<Instant> until) {
        boolean testSplitOnly() {
            return Judging.testSplitOnly(iteration);
        }
    }

    record Sample(Observations rows, List<Exclusion> excluded) {}

    Sample sample(Scope scope, List<MinedAxis> axes) throws SQLException {
        String columns = axes.stream().map(MinedAxis::column).collect(Collectors.joining(", "));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT " + REASON
                        + ", s.participant_id, c.decision, " + columns + " " + OF_KIND + until(scope))) {
            // In a transaction, so that the rows come in portions.
            select.setFetchSize(5_000);
            select.setBoolean(1, scope.testSplitOnly());
            bind(select, 2, scope);
            Components people = Components.recorded(connection);
            var rows = Observations.of(axes.stream().map(MinedAxis::word).toArray(String[]::new));
            Map<String, Integer> excluded = new TreeMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String reason = row.getString(1);
                    if (reason != null) {
                        excluded.merge(reason, 1, Integer::sum);
                        continue;
                    }
                    List<@Nullable String> values = new ArrayList<>(axes.size());
                    for (int axis = 0; axis < axes.size(); axis++) {
                        values.add(row.getString(4 + axis));
                    }
                    boolean error = row.getString(3).equals(scope.outcome().error());
                    rows.add(people.of(row.getObject(2, UUID.class)), error ? 1 : 0, values);
                }
            }
            return new Sample(
                    rows.build(),
                    excluded.entrySet().stream()
                            .map(each -> new Exclusion(each.getKey(), each.getValue()))
                            .toList());
        }
    }

    /** @param error only errors, or only what is none; null for both */
    SessionsBehind behind(
            Scope scope, Map<MinedAxis, String> conditions, @Nullable Boolean error, @Nullable UUID after, int limit)
            throws SQLException {
        String where = until(scope) + " AND " + REASON + " IS NULL"
                + conditions.keySet().stream()
                        .map(axis -> " AND " + axis.column() + " = ?")
                        .collect(Collectors.joining());
        try (Connection connection = dataSource.getConnection()) {
            int sessions;
            int errors;
            try (PreparedStatement count = connection.prepareStatement(
                    "SELECT count(*), count(*) FILTER (WHERE c.decision = ?) " + OF_KIND + where)) {
                count.setString(1, scope.outcome().error());
                bindAll(count, 2, scope, conditions);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    sessions = row.getInt(1);
                    errors = row.getInt(2);
                }
            }
            String page =
                    " AND (?::boolean IS NULL OR (c.decision = ?) = ?::boolean) AND (?::uuid IS NULL OR s.session_id < ?::uuid)"
                            + " ORDER BY s.session_id DESC LIMIT ?";
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT s.session_id, s.truth, " + MinedAxis.ATTACK_TYPE.column()
                            + ", s.camera, c.decision, c.spoof_score, s.decided_at " + OF_KIND + where + page)) {
                int next = bindAll(select, 1, scope, conditions);
                select.setObject(next, error);
                select.setString(next + 1, scope.outcome().error());
                select.setObject(next + 2, error);
                select.setObject(next + 3, after);
                select.setObject(next + 4, after);
                select.setInt(next + 5, limit + 1);
                List<Behind> items = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        items.add(behind(row, scope));
                    }
                }
                boolean more = items.size() > limit;
                List<Behind> shown = more ? items.subList(0, limit) : items;
                return new SessionsBehind(
                        List.copyOf(shown),
                        sessions,
                        errors,
                        more ? shown.getLast().sessionId() : null);
            }
        }
    }

    private static Behind behind(ResultSet row, Scope scope) throws SQLException {
        String decision = row.getString(5);
        return new Behind(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                decision,
                row.getDouble(6),
                scope.iteration().manifest().threshold().value(),
                decision.equals(scope.outcome().error()),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    private static String until(Scope scope) {
        return scope.until().isPresent() ? " AND s.decided_at <= ? AND c.scored_at <= ?" : "";
    }

    private static int bind(PreparedStatement statement, int from, Scope scope) throws SQLException {
        int next = from;
        statement.setObject(next++, scope.iteration().id());
        statement.setString(next++, scope.outcome().kind());
        if (scope.until().isPresent()) {
            OffsetDateTime until = scope.until().get().atOffset(ZoneOffset.UTC);
            statement.setObject(next++, until);
            statement.setObject(next++, until);
        }
        return next;
    }

    private static int bindAll(PreparedStatement statement, int from, Scope scope, Map<MinedAxis, String> conditions)
            throws SQLException {
        int next = bind(statement, from, scope);
        statement.setBoolean(next++, scope.testSplitOnly());
        for (String value : conditions.values()) {
            statement.setString(next++, value);
        }
        return next;
    }

    /** The order in which the vocabulary lists the values of an axis; empty for an open axis. */
    List<String> valuesOf(MinedAxis axis) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT value FROM vocabulary.condition_value WHERE axis = ? ORDER BY position")) {
            select.setString(1, axis.word());
            List<String> values = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        }
    }
}
