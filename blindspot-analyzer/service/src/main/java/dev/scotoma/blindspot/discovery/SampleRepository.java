package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MiningRun.Exclusion;
import dev.scotoma.blindspot.discovery.SessionsBehind.Behind;
import dev.scotoma.blindspot.evaluation.Components;
import dev.scotoma.statistics.evaluation.Presentations;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Observations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The sessions an iteration is judged by, as capture and this service publish them. Withdrawn ones are in no view. */
@ApplicationScoped
class SampleRepository {
    private static final int FETCHED_AT_ONCE = 5_000;
    static final Condition FRESH = new Condition("people", "fresh");

    private final Jdbi sql;

    SampleRepository(Jdbi sql) {
        this.sql = sql;
    }

    record Sample(Observations rows, List<Exclusion> excluded) {}

    Sample sample(MiningScope scope, List<MinedAxis> axes) {
        return sql.withHandle(handle -> {
            Components people = Components.recorded(handle);
            var rows = Observations.of(axes.stream().map(MinedAxis::word).toArray(String[]::new));
            List<Exclusion> excluded = read(
                    handle,
                    scope,
                    axes,
                    row -> rows.add(people.of(row.participant()), row.error() ? 1 : 0, row.values(), row.stratum()));
            return new Sample(rows.build(), excluded);
        });
    }

    /** All rows; {@link #FRESH} are those with the conditions, of people who recorded nothing until then. */
    Observations withFresh(MiningScope scope, Map<MinedAxis, String> conditions, Instant then) {
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
    Observations freshOnly(MiningScope scope, Map<MinedAxis, String> conditions, Instant then) {
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

    private Observations placed(MiningScope scope, Map<MinedAxis, String> conditions, Instant then, Place place) {
        List<String> values = List.copyOf(conditions.values());
        return sql.withHandle(handle -> {
            Components people = Components.recorded(handle);
            Set<UUID> known = recordedUntil(then, handle, people);
            var rows = Observations.of(FRESH.axis());
            read(handle, scope, List.copyOf(conditions.keySet()), row -> {
                UUID person = people.of(row.participant());
                Side side = place.of(!known.contains(person), row.values(), values);
                if (side != Side.NEITHER) {
                    String value = side == Side.INSIDE ? FRESH.value() : null;
                    rows.add(person, row.error() ? 1 : 0, Collections.singletonList(value), row.stratum());
                }
            });
            return rows.build();
        });
    }

    private static boolean isOutside(List<@Nullable String> recorded, List<String> values) {
        return IntStream.range(0, values.size())
                .anyMatch(
                        axis -> recorded.get(axis) != null && !values.get(axis).equals(recorded.get(axis)));
    }

    private static Set<UUID> recordedUntil(Instant then, Handle handle, Components people) {
        return handle
                .createQuery("SELECT DISTINCT participant_id FROM capture_pub.session_v1 WHERE uploaded_at <= :then")
                .bind("then", then)
                .mapTo(UUID.class)
                .stream()
                .map(people::of)
                .collect(Collectors.toSet());
    }

    private record Row(
            @Nullable String reason, UUID participant, boolean error, String stratum, List<@Nullable String> values) {}

    /** Reads what is counted, and answers what is not. */
    private static List<Exclusion> read(Handle handle, MiningScope scope, List<MinedAxis> axes, Consumer<Row> counted) {
        String columns = axes.stream()
                .map(axis -> ", " + axis.column() + " AS " + axis.word())
                .collect(Collectors.joining());
        String select = "SELECT " + scope.reason() + " AS reason, s.participant_id, "
                + scope.outcome().error() + " AS error, " + scope.baseline().stratum() + " AS stratum" + columns + " "
                + scope.from();
        Map<String, Integer> excluded = new TreeMap<>();
        // In a transaction, so that the rows come in portions.
        scope.bind(handle.createQuery(select))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> row(row, axes))
                .forEach(row -> {
                    if (row.reason() == null) {
                        counted.accept(row);
                    } else {
                        excluded.merge(row.reason(), 1, Integer::sum);
                    }
                });
        return excluded.entrySet().stream()
                .map(each -> new Exclusion(each.getKey(), each.getValue()))
                .toList();
    }

    private static Row row(ResultSet row, List<MinedAxis> axes) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(axes.size());
        for (MinedAxis axis : axes) {
            values.add(row.getString(axis.word()));
        }
        return new Row(
                row.getString("reason"),
                row.getObject("participant_id", UUID.class),
                row.getBoolean("error"),
                row.getString("stratum"),
                values);
    }

    /** @param wanted only errors, or only what is none; null for both */
    SessionsBehind behind(
            MiningScope scope,
            Map<MinedAxis, String> conditions,
            @Nullable Boolean wanted,
            SessionsBehind.@Nullable Place after,
            int limit) {
        String error = scope.outcome().error();
        String where = " " + scope.from() + " AND " + scope.reason() + " IS NULL"
                + conditions.keySet().stream()
                        .map(axis -> " AND " + axis.column() + " = :" + axis.word())
                        .collect(Collectors.joining());
        return sql.withHandle(handle -> {
            Counts counts = bind(
                            handle.createQuery("SELECT count(*) AS sessions, count(*) FILTER (WHERE " + error
                                    + ") AS errors" + where),
                            scope,
                            conditions)
                    .mapTo(Counts.class)
                    .one();
            List<Behind> items = bind(
                            handle.createQuery("SELECT s.session_id, s.truth, " + MinedAxis.ATTACK_TYPE.column()
                                    + " AS attack_type, s.camera, c.decision, c.spoof_score, :threshold AS threshold, "
                                    + error + " AS error, s.decided_at" + where
                                    + " AND (:wanted::boolean IS NULL OR (" + error + ") = :wanted::boolean)"
                                    + " AND (:after::uuid IS NULL"
                                    + " OR (s.decided_at, s.session_id) < (:decidedAt::timestamptz, :after::uuid))"
                                    + " ORDER BY s.decided_at DESC, s.session_id DESC LIMIT :limit"),
                            scope,
                            conditions)
                    .bind("threshold", scope.iteration().manifest().threshold().value())
                    .bind("wanted", wanted)
                    .bind("after", after == null ? null : after.sessionId())
                    .bind("decidedAt", after == null ? null : after.decidedAt())
                    .bind("limit", limit + 1)
                    .mapTo(Behind.class)
                    .list();
            boolean more = items.size() > limit;
            List<Behind> shown = more ? items.subList(0, limit) : items;
            return new SessionsBehind(
                    List.copyOf(shown), counts.sessions(), counts.errors(), more ? placeOf(shown.getLast()) : null);
        });
    }

    private static String placeOf(Behind last) {
        return new SessionsBehind.Place(last.decidedAt(), last.sessionId()).text();
    }

    private record Counts(int sessions, int errors) {}

    private static Query bind(Query query, MiningScope scope, Map<MinedAxis, String> conditions) {
        conditions.forEach((axis, value) -> query.bind(axis.word(), value));
        return scope.bind(query);
    }

    /** Scores under some conditions, and elsewhere. */
    record Scores(Presentations here, Presentations elsewhere) {}

    private record Score(boolean here, String truth, UUID participantId, double spoofScore) {}

    /** In a transaction, so that the rows come in portions. */
    Scores scores(MiningScope scope, Map<MinedAxis, String> conditions) {
        String here = conditions.keySet().stream()
                .map(axis -> axis.isOfTheInstrument()
                        ? "(s.truth = 'genuine' OR " + axis.column() + " = :" + axis.word() + ")"
                        : axis.column() + " = :" + axis.word())
                .collect(Collectors.joining(" AND "));
        String select = "SELECT * FROM (SELECT " + here + " AS here, s.truth, s.participant_id, c.spoof_score "
                + scope.fromBothKinds() + " AND " + scope.reasonWhateverTheOutcome()
                + " IS NULL) t WHERE here IS NOT NULL";
        return sql.withHandle(handle -> {
            Components people = Components.recorded(handle);
            Presentations.Builder inside = Presentations.builder();
            Presentations.Builder outside = Presentations.builder();
            bind(handle.createQuery(select), scope, conditions)
                    .setFetchSize(FETCHED_AT_ONCE)
                    .mapTo(Score.class)
                    .forEach(score -> (score.here() ? inside : outside)
                            .add(
                                    score.spoofScore(),
                                    score.truth().equals("attack") ? "attack" : null,
                                    people.of(score.participantId())));
            return new Scores(inside.build(), outside.build());
        });
    }

    /** The order in which the vocabulary lists the values of an axis; empty for an open axis. */
    List<String> valuesOf(MinedAxis axis) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT value FROM vocabulary.condition_value WHERE axis = :axis ORDER BY position")
                .bind("axis", axis.word())
                .mapTo(String.class)
                .list());
    }
}
