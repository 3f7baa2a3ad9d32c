package dev.scotoma.blindspot.discovery;

import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Subdomain;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of subdomain, with their conditions, and of the blind spots among them. */
final class SubdomainRows {
    static final String SELECT = """
            SELECT d.rank, k.axes, k.vals, d.verdict, d.sessions, d.participants, d.effective_participants, d.errors, d.rate, d.low, d.high,
                   d.difference, d.adjusted_p, b.blind_spot_id, b.state, b.found_at, d.number, d.expected
            FROM subdomain d LEFT JOIN blind_spot b USING (subdomain_id)
            CROSS JOIN LATERAL (SELECT array_agg(c.axis ORDER BY a.position) AS axes, array_agg(c.value ORDER BY a.position) AS vals
                                FROM subdomain_condition c JOIN vocabulary.condition_axis a ON a.name = c.axis
                                WHERE c.subdomain_id = d.subdomain_id) k""";

    private SubdomainRows() {}

    static void insert(Handle handle, int number, MiningScope scope, List<Subdomain> subdomains) {
        List<Condition> ofAll = scope.species()
                .map(species -> List.of(new Condition(MinedAxis.ATTACK_TYPE.word(), species)))
                .orElse(List.of());
        // Ids as the tables make them.
        List<UUID> ids = handle.createQuery("SELECT uuidv7() FROM generate_series(1, :count)")
                .bind("count", subdomains.size())
                .mapTo(UUID.class)
                .list();
        PreparedBatch insert = handle.prepareBatch("""
                INSERT INTO subdomain (subdomain_id, number, rank, verdict, sessions, participants, effective_participants, errors,
                                       rate, low, high, difference, adjusted_p, expected)
                VALUES (:id, :number, :rank, :verdict, :sessions, :participants, :effectiveParticipants, :errors,
                        :rate, :low, :high, :difference, :adjustedP, :expected)""");
        PreparedBatch condition = handle.prepareBatch(
                "INSERT INTO subdomain_condition (subdomain_id, axis, value) VALUES (:id, :axis, :value)");
        PreparedBatch spot = handle.prepareBatch("""
                WITH found AS (INSERT INTO blind_spot (subdomain_id) VALUES (:id) RETURNING blind_spot_id, found_at)
                INSERT INTO life_event (blind_spot_id, position, state, reason, moved_by, at)
                SELECT f.blind_spot_id, 1, 'FOUND', 'Mining run ' || r.number || ' found it.', r.mined_by, f.found_at
                FROM found f, mining_run r WHERE r.number = :number""");
        for (int i = 0; i < ids.size(); i++) {
            Subdomain subdomain = subdomains.get(i);
            var tally = subdomain.tally();
            insert.bind("id", ids.get(i))
                    .bind("number", number)
                    .bind("rank", i + 1)
                    .bind("verdict", subdomain.verdict().name().toLowerCase(Locale.ROOT))
                    .bind("sessions", tally.rows())
                    .bind("participants", tally.clusters())
                    .bind("effectiveParticipants", tally.effectiveClusters())
                    .bind("errors", Math.round(tally.sum()))
                    .bind("rate", tally.rate())
                    .bind("low", subdomain.interval().low())
                    .bind("high", subdomain.interval().high())
                    .bind("difference", subdomain.difference())
                    .bind("adjustedP", subdomain.adjustedP())
                    .bind("expected", subdomain.expected())
                    .add();
            for (Condition each : Stream.concat(ofAll.stream(), subdomain.conditions().stream())
                    .toList()) {
                condition
                        .bind("id", ids.get(i))
                        .bind("axis", each.axis())
                        .bind("value", each.value())
                        .add();
            }
            if (subdomain.verdict() == Verdict.FOUND) {
                spot.bind("id", ids.get(i)).bind("number", number).add();
            }
        }
        insert.execute();
        condition.execute();
        spot.execute();
    }

    static MinedSubdomain read(ResultSet row) throws SQLException {
        String[] axes = (String[]) row.getArray("axes").getArray();
        String[] values = (String[]) row.getArray("vals").getArray();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            conditions.add(new Condition(axes[i], values[i]));
        }
        return MinedSubdomainBuilder.builder()
                .rank(row.getInt("rank"))
                .conditions(conditions)
                .verdict(row.getString("verdict"))
                .sessions(row.getInt("sessions"))
                .participants(row.getInt("participants"))
                .effectiveParticipants(row.getDouble("effective_participants"))
                .errors(row.getInt("errors"))
                .rate(row.getDouble("rate"))
                .low(row.getDouble("low"))
                .high(row.getDouble("high"))
                .expected(row.getDouble("expected"))
                .difference(row.getDouble("difference"))
                .adjustedP(row.getObject("adjusted_p", Double.class))
                .blindSpotId(row.getObject("blind_spot_id", UUID.class))
                .state(row.getString("state"))
                .build();
    }
}
