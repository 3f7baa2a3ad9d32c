package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.Membership.Side;
import dev.scotoma.blindspot.evaluation.Components;
import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Observations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that an iteration is judged by, as capture and this service publish them. Withdrawn ones are in no view.
 * Whatever reads rows here is called in a transaction, so that they come in portions.
 */
@ApplicationScoped
class SampleRepository {
    private static final int FETCHED_AT_ONCE = 5_000;
    static final Condition FRESH = new Condition("people", "fresh");

    private final Jdbi sql;

    SampleRepository(Jdbi sql) {
        this.sql = sql;
    }

    Observations sample(MiningScope scope, List<MinedAxis> axes) {
        return sql.withHandle(handle -> {
            Components people = Components.recorded(handle);
            var rows = Observations.of(axes.stream().map(MinedAxis::word).toArray(String[]::new));
            read(
                    handle,
                    scope,
                    axes,
                    row -> rows.add(people.of(row.participant()), row.error() ? 1 : 0, row.values(), row.stratum()));
            return rows.build();
        });
    }

    /** All rows; {@link #FRESH} are those in the subdomain, of people who recorded nothing until then. */
    Observations withFresh(MiningScope scope, Membership place, Instant then) {
        return placed(scope, place, then, (fresh, side) -> fresh && side == Side.INSIDE ? Side.INSIDE : Side.OUTSIDE);
    }

    /**
     * Only people who recorded nothing until then; {@link #FRESH} are their rows in the subdomain. A row that a missing
     * value could put inside is on neither side.
     */
    Observations freshOnly(MiningScope scope, Membership place, Instant then) {
        return placed(scope, place, then, (fresh, side) -> fresh ? side : Side.UNKNOWN);
    }

    private interface Placing {
        /** Where a row counts; what is unknown is left out. */
        Side of(boolean fresh, Side side);
    }

    private Observations placed(MiningScope scope, Membership place, Instant then, Placing placing) {
        return sql.withHandle(handle -> {
            Components people = Components.recorded(handle);
            Set<UUID> known = recordedUntil(then, handle, people);
            var rows = Observations.of(FRESH.axis());
            read(handle, scope, place.axes(), row -> {
                UUID person = people.of(row.participant());
                Side side = placing.of(!known.contains(person), place.of(row.values()));
                if (side != Side.UNKNOWN) {
                    String value = side == Side.INSIDE ? FRESH.value() : null;
                    rows.add(person, row.error() ? 1 : 0, Collections.singletonList(value), row.stratum());
                }
            });
            return rows.build();
        });
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

    private record Row(UUID participant, boolean error, String stratum, List<@Nullable String> values) {}

    private static void read(Handle handle, MiningScope scope, List<MinedAxis> axes, Consumer<Row> counted) {
        String select = "SELECT s.participant_id, " + scope.outcome().error() + " AS error, "
                + scope.baseline().stratum() + " AS stratum" + Reading.axes(axes) + " " + scope.from() + " AND "
                + scope.reason() + " IS NULL";
        scope.bind(handle.createQuery(select))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> row(row, axes))
                .forEach(counted);
    }

    private static Row row(ResultSet row, List<MinedAxis> axes) throws SQLException {
        return new Row(
                row.getObject("participant_id", UUID.class),
                row.getBoolean("error"),
                row.getString("stratum"),
                Reading.values(row, axes));
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
