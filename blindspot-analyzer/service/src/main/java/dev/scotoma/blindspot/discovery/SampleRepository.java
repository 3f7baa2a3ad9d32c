package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MiningRun.Exclusion;
import dev.scotoma.blindspot.discovery.SessionsBehind.Behind;
import dev.scotoma.blindspot.evaluation.Components;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Observations;
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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The sessions an iteration is judged by, as capture and this service publish them. Withdrawn ones are in no view. */
@ApplicationScoped
class SampleRepository {
    static final Condition FRESH = new Condition("people", "fresh");

    private final AgroalDataSource dataSource;

    SampleRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    record Sample(Observations rows, List<Exclusion> excluded) {}

    Sample sample(MiningScope scope, List<MinedAxis> axes) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Components people = Components.recorded(connection);
            var rows = Observations.of(axes.stream().map(MinedAxis::word).toArray(String[]::new));
            List<Exclusion> excluded = read(
                    connection,
                    scope,
                    axes,
                    (participant, error, stratum, values) ->
                            rows.add(people.of(participant), error ? 1 : 0, values, stratum));
            return new Sample(rows.build(), excluded);
        }
    }

    /** All rows; {@link #FRESH} are those with the conditions, of people who recorded nothing until then. */
    Observations withFresh(MiningScope scope, Map<MinedAxis, String> conditions, Instant then) throws SQLException {
        return placed(
                scope,
                conditions,
                then,
                (fresh, recorded, values) -> fresh && recorded.equals(values) ? Side.INSIDE : Side.OUTSIDE);
    }

    /**
     * Only people who recorded nothing until then; {@link #FRESH} are their rows with the conditions. A row with a missing value that could put it
     * inside is on neither side.
     */
    Observations freshOnly(MiningScope scope, Map<MinedAxis, String> conditions, Instant then) throws SQLException {
        return placed(scope, conditions, then, (fresh, recorded, values) -> {
            if (!fresh) {
                return Side.NEITHER;
            }
            return recorded.equals(values) ? Side.INSIDE : isOutside(recorded, values) ? Side.OUTSIDE : Side.NEITHER;
        });
    }

    private enum Side {
        INSIDE,
        OUTSIDE,
        NEITHER
    }

    private interface Place {
        Side of(boolean fresh, List<@Nullable String> recorded, List<String> values);
    }

    private Observations placed(MiningScope scope, Map<MinedAxis, String> conditions, Instant then, Place place)
            throws SQLException {
        List<String> values = List.copyOf(conditions.values());
        try (Connection connection = dataSource.getConnection()) {
            Components people = Components.recorded(connection);
            Set<UUID> known = recordedUntil(then, connection, people);
            var rows = Observations.of(FRESH.axis());
            read(connection, scope, List.copyOf(conditions.keySet()), (participant, error, stratum, recorded) -> {
                UUID person = people.of(participant);
                Side side = place.of(!known.contains(person), recorded, values);
                if (side != Side.NEITHER) {
                    String value = side == Side.INSIDE ? FRESH.value() : null;
                    rows.add(person, error ? 1 : 0, Collections.singletonList(value), stratum);
                }
            });
            return rows.build();
        }
    }

    private static boolean isOutside(List<@Nullable String> recorded, List<String> values) {
        return IntStream.range(0, values.size())
                .anyMatch(
                        axis -> recorded.get(axis) != null && !values.get(axis).equals(recorded.get(axis)));
    }

    private static Set<UUID> recordedUntil(Instant then, Connection connection, Components people) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT DISTINCT participant_id FROM capture_pub.session_v1 WHERE uploaded_at <= ?")) {
            select.setObject(1, then.atOffset(ZoneOffset.UTC));
            Set<UUID> known = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    known.add(people.of(row.getObject(1, UUID.class)));
                }
            }
            return known;
        }
    }

    private interface Row {
        void counted(UUID participant, boolean error, String stratum, List<@Nullable String> values);
    }

    /** Reads what is counted, and answers what is not. */
    private static List<Exclusion> read(Connection connection, MiningScope scope, List<MinedAxis> axes, Row reader)
            throws SQLException {
        String columns = axes.stream().map(axis -> ", " + axis.column()).collect(Collectors.joining());
        try (PreparedStatement select = connection.prepareStatement("SELECT " + scope.reason() + ", s.participant_id, "
                + scope.outcome().error() + ", " + scope.baseline().stratum() + columns + " " + scope.from())) {
            // In a transaction, so that the rows come in portions.
            select.setFetchSize(5_000);
            select.setBoolean(1, scope.testSplitOnly());
            scope.bind(select, 2);
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
                        values.add(row.getString(5 + axis));
                    }
                    reader.counted(row.getObject(2, UUID.class), row.getBoolean(3), row.getString(4), values);
                }
            }
            return excluded.entrySet().stream()
                    .map(each -> new Exclusion(each.getKey(), each.getValue()))
                    .toList();
        }
    }

    /** @param wanted only errors, or only what is none; null for both */
    SessionsBehind behind(
            MiningScope scope,
            Map<MinedAxis, String> conditions,
            @Nullable Boolean wanted,
            @Nullable UUID after,
            int limit)
            throws SQLException {
        String error = scope.outcome().error();
        String where = " " + scope.from() + " AND " + scope.reason() + " IS NULL"
                + conditions.keySet().stream()
                        .map(axis -> " AND " + axis.column() + " = ?")
                        .collect(Collectors.joining());
        try (Connection connection = dataSource.getConnection()) {
            int sessions;
            int errors;
            try (PreparedStatement count =
                    connection.prepareStatement("SELECT count(*), count(*) FILTER (WHERE " + error + ")" + where)) {
                bindAll(count, scope, conditions);
                try (ResultSet row = count.executeQuery()) {
                    row.next();
                    sessions = row.getInt(1);
                    errors = row.getInt(2);
                }
            }
            String page = " AND (?::boolean IS NULL OR (" + error
                    + ") = ?::boolean) AND (?::uuid IS NULL OR s.session_id < ?::uuid)"
                    + " ORDER BY s.session_id DESC LIMIT ?";
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT s.session_id, s.truth, " + MinedAxis.ATTACK_TYPE.column()
                            + ", s.camera, c.decision, c.spoof_score, s.decided_at, " + error + where + page)) {
                int next = bindAll(select, scope, conditions);
                select.setObject(next, wanted);
                select.setObject(next + 1, wanted);
                select.setObject(next + 2, after);
                select.setObject(next + 3, after);
                select.setInt(next + 4, limit + 1);
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

    private static Behind behind(ResultSet row, MiningScope scope) throws SQLException {
        return new Behind(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getDouble(6),
                scope.iteration().manifest().threshold().value(),
                row.getBoolean(8),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }

    private static int bindAll(PreparedStatement statement, MiningScope scope, Map<MinedAxis, String> conditions)
            throws SQLException {
        int next = scope.bind(statement, 1);
        statement.setBoolean(next++, scope.testSplitOnly());
        for (String value : conditions.values()) {
            statement.setString(next++, value);
        }
        return next;
    }

    /** Scores under some conditions, and elsewhere. */
    record Scores(Presentations here, Presentations elsewhere) {}

    /** In a transaction, so that the rows come in portions. */
    Scores scores(MiningScope scope, Map<MinedAxis, String> conditions) throws SQLException {
        String here = conditions.keySet().stream()
                .map(axis -> axis.isOfTheInstrument()
                        ? "(s.truth = 'genuine' OR " + axis.column() + " = ?)"
                        : axis.column() + " = ?")
                .collect(Collectors.joining(" AND "));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT * FROM (SELECT " + here
                        + " AS here, s.truth, s.participant_id, c.spoof_score " + scope.fromBothKinds() + " AND "
                        + scope.reasonWhateverTheOutcome() + " IS NULL) t WHERE here IS NOT NULL")) {
            Components people = Components.recorded(connection);
            select.setFetchSize(5_000);
            int next = 1;
            for (String value : conditions.values()) {
                select.setString(next++, value);
            }
            select.setBoolean(scope.bind(select, next), scope.testSplitOnly());
            Presentations.Builder inside = Presentations.builder();
            Presentations.Builder outside = Presentations.builder();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String species = row.getString(2).equals("attack") ? "attack" : null;
                    (row.getBoolean(1) ? inside : outside)
                            .add(row.getDouble(4), species, people.of(row.getObject(3, UUID.class)));
                }
            }
            return new Scores(inside.build(), outside.build());
        }
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
