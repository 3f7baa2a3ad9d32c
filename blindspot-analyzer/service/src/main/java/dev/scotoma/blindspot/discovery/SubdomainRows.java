package dev.scotoma.blindspot.discovery;

import dev.scotoma.statistics.mining.Condition;
import dev.scotoma.statistics.mining.Subdomain;
import dev.scotoma.statistics.mining.Subdomain.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

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

    static void insert(Connection connection, int number, MiningScope scope, List<Subdomain> subdomains)
            throws SQLException {
        List<Condition> ofAll = scope.species()
                .map(species -> List.of(new Condition(MinedAxis.ATTACK_TYPE.word(), species)))
                .orElse(List.of());
        List<UUID> ids = ids(connection, subdomains.size());
        try (PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO subdomain (subdomain_id, number, rank, verdict, sessions, participants, effective_participants, errors,
                                               rate, low, high, difference, adjusted_p, expected)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
                PreparedStatement condition = connection.prepareStatement(
                        "INSERT INTO subdomain_condition (subdomain_id, axis, value) VALUES (?, ?, ?)");
                PreparedStatement spot = connection.prepareStatement("""
                        WITH found AS (INSERT INTO blind_spot (subdomain_id) VALUES (?) RETURNING blind_spot_id, found_at)
                        INSERT INTO life_event (blind_spot_id, position, state, reason, moved_by, at)
                        SELECT f.blind_spot_id, 1, 'FOUND', 'Mining run ' || r.number || ' found it.', r.mined_by, f.found_at
                        FROM found f, mining_run r WHERE r.number = ?""")) {
            for (int i = 0; i < ids.size(); i++) {
                Subdomain subdomain = subdomains.get(i);
                insert.setObject(1, ids.get(i));
                insert.setInt(2, number);
                insert.setInt(3, i + 1);
                bind(insert, subdomain);
                insert.addBatch();
                for (Condition each : Stream.concat(ofAll.stream(), subdomain.conditions().stream())
                        .toList()) {
                    condition.setObject(1, ids.get(i));
                    condition.setString(2, each.axis());
                    condition.setString(3, each.value());
                    condition.addBatch();
                }
                if (subdomain.verdict() == Verdict.FOUND) {
                    spot.setObject(1, ids.get(i));
                    spot.setInt(2, number);
                    spot.addBatch();
                }
            }
            insert.executeBatch();
            condition.executeBatch();
            spot.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, Subdomain subdomain) throws SQLException {
        var tally = subdomain.tally();
        insert.setString(4, subdomain.verdict().name().toLowerCase(Locale.ROOT));
        insert.setInt(5, tally.rows());
        insert.setInt(6, tally.clusters());
        insert.setDouble(7, tally.effectiveClusters());
        insert.setLong(8, Math.round(tally.sum()));
        insert.setDouble(9, tally.rate());
        insert.setDouble(10, subdomain.interval().low());
        insert.setDouble(11, subdomain.interval().high());
        insert.setDouble(12, subdomain.difference());
        if (subdomain.adjustedP().isPresent()) {
            insert.setDouble(13, subdomain.adjustedP().getAsDouble());
        } else {
            insert.setNull(13, Types.DOUBLE);
        }
        insert.setDouble(14, subdomain.expected());
    }

    /** Ids as the tables make them. */
    private static List<UUID> ids(Connection connection, int count) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT uuidv7() FROM generate_series(1, ?)")) {
            select.setInt(1, count);
            List<UUID> ids = new ArrayList<>(count);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    static MinedSubdomain read(ResultSet row) throws SQLException {
        String[] axes = (String[]) row.getArray(2).getArray();
        String[] values = (String[]) row.getArray(3).getArray();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            conditions.add(new Condition(axes[i], values[i]));
        }
        return new MinedSubdomain(
                row.getInt(1),
                conditions,
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getDouble(7),
                row.getInt(8),
                row.getDouble(9),
                row.getDouble(10),
                row.getDouble(11),
                row.getDouble(18),
                row.getDouble(12),
                row.getObject(13, Double.class),
                row.getObject(14, UUID.class),
                row.getString(15));
    }
}
