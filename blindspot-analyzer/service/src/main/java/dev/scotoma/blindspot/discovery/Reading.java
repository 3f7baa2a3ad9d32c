package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MiningRun.Exclusion;
import dev.scotoma.blindspot.evaluation.Components;
import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import dev.scotoma.statistics.mining.Observations;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * Reads all sessions of an iteration as they are at one moment, once for all outcomes that are wanted. It holds no lock,
 * so whoever publishes or withdraws meanwhile does not wait.
 */
@ApplicationScoped
class Reading {
    private static final int FETCHED_AT_ONCE = 5_000;

    private final Jdbi sql;

    Reading(Jdbi sql) {
        this.sql = sql;
    }

    /**
     * What was read.
     *
     * @param sessions that were decided and scored, of both kinds
     * @param at behind everything that was read
     */
    record Read(Map<Outcome, Sample> samples, List<Kept> sessions, Instant at) {}

    /** @param counted the places in {@link Read#sessions} of those whose outcome is counted */
    record Sample(Observations rows, List<Exclusion> excluded, BitSet counted) {}

    /** @param packVersion of the frame pack whose score was read */
    record Kept(UUID session, int packVersion) {}

    /**
     * Reads in a transaction of its own.
     *
     * @throws Problem when an axis has too many values
     */
    Read of(MiningScope scope, List<Outcome> outcomes) {
        try (Handle handle = sql.open()) {
            return handle.inTransaction(
                    TransactionIsolationLevel.REPEATABLE_READ, snapshot -> read(snapshot, scope, outcomes));
        } catch (IllegalArgumentException tooMany) {
            throw new Problem(
                    ProblemType.CONFLICT,
                    "This cannot be mined: " + tooMany.getMessage() + "; leave out the group of axes that it is of.");
        }
    }

    private static Read read(Handle handle, MiningScope scope, List<Outcome> outcomes) {
        Components people = Components.recorded(handle);
        List<MinedAxis> axes = scope.axes();
        List<Kept> sessions = new ArrayList<>();
        Map<Outcome, Counted> counted = new EnumMap<>(Outcome.class);
        outcomes.forEach(outcome -> counted.put(outcome, new Counted(axes)));
        scope.bind(handle.createQuery(select(scope, outcomes)))
                .setFetchSize(FETCHED_AT_ONCE)
                .map((row, context) -> row(row, axes, outcomes))
                .forEach(row -> {
                    UUID person = people.of(row.participant());
                    counted.forEach((outcome, of) -> of.add(row, row.of(outcome), person, sessions.size()));
                    if (row.reason() == null) {
                        sessions.add(row.kept());
                    }
                });
        Instant at = handle.createQuery("SELECT clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
        Map<Outcome, Sample> samples = new EnumMap<>(Outcome.class);
        counted.forEach((outcome, of) -> samples.put(outcome, of.sample()));
        return new Read(samples, List.copyOf(sessions), at);
    }

    private static String select(MiningScope scope, List<Outcome> outcomes) {
        return "SELECT s.session_id, i.pack_version, s.participant_id, " + scope.reasonWhateverTheOutcome()
                + " AS reason, " + scope.baseline().stratum() + " AS stratum"
                + outcomes.stream()
                        .map(outcome -> ", (" + outcome.sessions() + ") AS of_" + outcome.word() + ", ("
                                + outcome.leftOut() + ") AS left_" + outcome.word() + ", (" + outcome.error()
                                + ") AS error_" + outcome.word())
                        .collect(Collectors.joining())
                + axes(scope.axes()) + " " + scope.fromBothKinds();
    }

    static String axes(List<MinedAxis> axes) {
        return axes.stream()
                .map(axis -> ", " + axis.column() + " AS " + axis.word())
                .collect(Collectors.joining());
    }

    static List<@Nullable String> values(ResultSet row, List<MinedAxis> axes) throws SQLException {
        List<@Nullable String> values = new ArrayList<>(axes.size());
        for (MinedAxis axis : axes) {
            values.add(row.getString(axis.word()));
        }
        return values;
    }

    /** @param reason why it is counted for no outcome, null when it may be */
    private record Row(
            Kept kept,
            UUID participant,
            @Nullable String reason,
            String stratum,
            Map<Outcome, OfOutcome> ofEach,
            List<@Nullable String> values) {
        OfOutcome of(Outcome outcome) {
            return Objects.requireNonNull(ofEach.get(outcome));
        }
    }

    /** @param taken whether the outcome is taken over sessions of this kind */
    private record OfOutcome(boolean taken, @Nullable String leftOut, boolean error) {}

    private static Row row(ResultSet row, List<MinedAxis> axes, List<Outcome> outcomes) throws SQLException {
        Map<Outcome, OfOutcome> of = new EnumMap<>(Outcome.class);
        for (Outcome outcome : outcomes) {
            of.put(
                    outcome,
                    new OfOutcome(
                            row.getBoolean("of_" + outcome.word()),
                            row.getString("left_" + outcome.word()),
                            row.getBoolean("error_" + outcome.word())));
        }
        return new Row(
                new Kept(row.getObject("session_id", UUID.class), row.getInt("pack_version")),
                row.getObject("participant_id", UUID.class),
                row.getString("reason"),
                row.getString("stratum"),
                of,
                values(row, axes));
    }

    /** What is counted for one outcome, and why the rest is not. */
    private static final class Counted {
        private final Observations.Collector rows;
        private final Map<String, Integer> excluded = new TreeMap<>();
        private final BitSet counted = new BitSet();

        Counted(List<MinedAxis> axes) {
            rows = Observations.of(axes.stream().map(MinedAxis::word).toArray(String[]::new));
        }

        void add(Row row, OfOutcome of, UUID person, int place) {
            if (!of.taken()) {
                return;
            }
            String reason = row.reason() == null ? of.leftOut() : row.reason();
            if (reason == null) {
                rows.add(person, of.error() ? 1 : 0, row.values(), row.stratum());
                counted.set(place);
            } else {
                excluded.merge(reason, 1, Integer::sum);
            }
        }

        Sample sample() {
            return new Sample(
                    rows.build(),
                    excluded.entrySet().stream()
                            .map(each -> new Exclusion(each.getKey(), each.getValue()))
                            .toList(),
                    counted);
        }
    }
}
