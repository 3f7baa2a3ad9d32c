package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MinedSubdomain.Beside;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Subdomain;
import dev.scotoma.statistics.mining.Subdomain.Joint;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Rows of subdomain, with their conditions, and of the blind spots among them. */
final class SubdomainRows {
    static final String SELECT = """
            SELECT d.rank, k.axes, k.vals, d.verdict, d.sessions, d.participants, d.effective_participants, d.errors, d.rate, d.low, d.high,
                   d.difference, d.adjusted_p, b.blind_spot_id, b.state, b.found_at, d.number, d.expected, d.capped_sessions, d.capped_rate,
                   d.expected_given, d.odds_ratio, d.odds_low, d.odds_high, d.heaviest_sessions, d.rate_without_heaviest
            FROM subdomain d LEFT JOIN blind_spot b USING (subdomain_id)
            CROSS JOIN LATERAL (SELECT array_agg(c.axis ORDER BY a.position) AS axes, array_agg(c.value::text ORDER BY a.position) AS vals
                                FROM subdomain_condition c JOIN vocabulary.condition_axis a ON a.name = c.axis
                                WHERE c.subdomain_id = d.subdomain_id) k""";

    private SubdomainRows() {}

    static void insert(Handle handle, int number, MiningScope scope, Mined mined) {
        List<Asked> ofAll = scope.species()
                .map(species -> List.of(new Asked(MinedAxis.ATTACK_TYPE.word(), species)))
                .orElse(List.of());
        List<Subdomain> subdomains = Stream.of(
                        mined.found().stream(),
                        mined.safer().stream(),
                        mined.subdomains().stream().filter(each -> each.verdict() != Verdict.FOUND))
                .flatMap(each -> each)
                .toList();
        // Ids as the tables make them.
        List<UUID> ids = handle.createQuery("SELECT uuidv7() FROM generate_series(1, :count)")
                .bind("count", subdomains.size())
                .mapTo(UUID.class)
                .list();
        PreparedBatch insert = handle.prepareBatch("""
                INSERT INTO subdomain (subdomain_id, number, rank, verdict, sessions, participants, effective_participants, errors,
                                       rate, low, high, difference, adjusted_p, expected, capped_sessions, capped_rate, expected_given,
                                       odds_ratio, odds_low, odds_high, heaviest_sessions, rate_without_heaviest)
                VALUES (:id, :number, :rank, :verdict, :sessions, :participants, :effectiveParticipants, :errors,
                        :rate, :low, :high, :difference, :adjustedP, :expected, :cappedSessions, :cappedRate, :expectedGiven,
                        :oddsRatio, :oddsLow, :oddsHigh, :heaviestSessions, :rateWithoutHeaviest)""");
        PreparedBatch condition = handle.prepareBatch(
                "INSERT INTO subdomain_condition (subdomain_id, axis, value) VALUES (:id, :axis, :value::jsonb)");
        PreparedBatch spot = handle.prepareBatch("""
                WITH found AS (INSERT INTO blind_spot (subdomain_id) VALUES (:id) RETURNING blind_spot_id, found_at)
                INSERT INTO life_event (blind_spot_id, position, state, reason, moved_by, at)
                SELECT f.blind_spot_id, 1, 'FOUND', 'Mining run ' || r.number || ' found it.', r.mined_by, f.found_at
                FROM found f, mining_run r WHERE r.number = :number""");
        for (int i = 0; i < ids.size(); i++) {
            Subdomain subdomain = subdomains.get(i);
            var tally = subdomain.tally();
            Optional<Joint> joint = subdomain.joint();
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
                    .bind("difference", joint.map(Joint::rate).orElse(tally.rate()) - subdomain.expected())
                    .bind("adjustedP", subdomain.adjustedP())
                    .bind("expected", subdomain.expected())
                    .bind("cappedSessions", joint.map(Joint::rows).orElse(null))
                    .bind("cappedRate", joint.map(Joint::rate).orElse(null))
                    .bind("expectedGiven", joint.map(Joint::expected).orElse(null))
                    .bind("oddsRatio", joint.map(Joint::oddsRatio).orElse(null))
                    .bind(
                            "oddsLow",
                            joint.map(each -> each.oddsInterval().low()).orElse(null))
                    .bind(
                            "oddsHigh",
                            joint.map(each -> each.oddsInterval().high()).orElse(null))
                    .bind(
                            "heaviestSessions",
                            joint.map(each -> each.heaviest().rows()).orElse(null))
                    .bind(
                            "rateWithoutHeaviest",
                            joint.map(each -> each.heaviest().rateWithout()).orElse(null))
                    .add();
            for (Asked each : Stream.concat(
                            ofAll.stream(), subdomain.where().stream().map(Asked::of))
                    .toList()) {
                condition
                        .bind("id", ids.get(i))
                        .bind("axis", each.axis())
                        .bind("value", each.json())
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
        List<Asked> conditions = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            conditions.add(Asked.stored(axes[i], values[i]));
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
                .beside(beside(row))
                .build();
    }

    private static @Nullable Beside beside(ResultSet row) throws SQLException {
        if (row.getObject("capped_sessions") == null) {
            return null;
        }
        double high = row.getDouble("odds_high");
        return new Beside(
                row.getDouble("capped_sessions"),
                row.getDouble("capped_rate"),
                row.getDouble("expected_given"),
                row.getDouble("odds_ratio"),
                row.getDouble("odds_low"),
                Double.isInfinite(high) ? null : (Double) high,
                row.getInt("heaviest_sessions"),
                row.getDouble("rate_without_heaviest"));
    }
}
