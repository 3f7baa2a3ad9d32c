package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.MiningRun.Exclusion;
import dev.scotoma.statistics.mining.Mined;
import dev.scotoma.statistics.mining.Settings;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Rows of mining_run, subdomain and blind_spot. Plain JDBC: a run is written once, in a few batches. */
@ApplicationScoped
class MiningRunRepository {
    private static final String RUNS = """
            SELECT r.number, r.iteration_id, m.name, m.iteration, m.demonstration, r.outcome, r.species, r.attempts, r.baseline, r.place, r.total_alpha, r.alpha,
                   r.min_support, r.sessions, r.participants, r.errors, r.base_rate, r.base_low, r.base_high, r.tested, r.mined_at,
                   (SELECT count(*) FROM subdomain d WHERE d.number = r.number AND d.verdict = 'found') AS found,
                   x.reasons, x.counts
            FROM mining_run r JOIN model_iteration m USING (iteration_id)
            CROSS JOIN LATERAL (SELECT array_agg(e.reason ORDER BY e.reason) AS reasons, array_agg(e.sessions ORDER BY e.reason) AS counts
                                FROM mining_run_exclusion e WHERE e.number = r.number) x""";

    private final AgroalDataSource dataSource;

    MiningRunRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A run that is about to be stored. */
    record Stored(MiningScope scope, int place, double totalAlpha, Settings settings, UUID minedBy) {}

    /**
     * Of the next mining run of an iteration and outcome.
     *
     * @param totalAlpha that the first run set; empty when this is the first
     */
    record Turn(int place, OptionalDouble totalAlpha) {}

    /** In the caller's transaction, until whose end nobody else gets a place at this iteration; scoring goes on. */
    Turn turn(MiningScope scope) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement(
                        "SELECT FROM model_iteration WHERE iteration_id = ? FOR NO KEY UPDATE");
                PreparedStatement select = connection.prepareStatement("""
                        SELECT count(*) + 1, max(total_alpha) FILTER (WHERE place = 1) FROM mining_run
                        WHERE iteration_id = ? AND outcome = ?""")) {
            lock.setObject(1, scope.iteration().id());
            lock.execute();
            select.setObject(1, scope.iteration().id());
            select.setString(2, scope.outcome().word());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Double total = row.getObject(2, Double.class);
                return new Turn(row.getInt(1), total == null ? OptionalDouble.empty() : OptionalDouble.of(total));
            }
        }
    }

    record Spot(UUID id, String state, OffsetDateTime foundAt, int run, MinedSubdomain subdomain) {}

    /** In the caller's transaction; answers the run's number. */
    int insert(Stored run, Mined mined, List<Exclusion> excluded) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int number = insertRun(connection, run, mined);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO mining_run_exclusion (number, reason, sessions) VALUES (?, ?, ?)")) {
                for (Exclusion each : excluded) {
                    insert.setInt(1, number);
                    insert.setString(2, each.reason());
                    insert.setInt(3, each.sessions());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            SubdomainRows.insert(connection, number, run.scope(), mined.subdomains());
            return number;
        }
    }

    private static int insertRun(Connection connection, Stored run, Mined mined) throws SQLException {
        try (var lock = connection.createStatement()) {
            // Numbers have no gaps: the next run waits until this one is stored or given up.
            lock.execute("LOCK TABLE mining_run IN SHARE ROW EXCLUSIVE MODE");
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO mining_run (number, iteration_id, outcome, species, attempts, baseline, place, total_alpha, alpha, min_support,
                                        sessions, participants, errors, base_rate, base_low, base_high, tested, mined_by)
                SELECT coalesce(max(number), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM mining_run RETURNING number""")) {
            MiningScope scope = run.scope();
            insert.setObject(1, scope.iteration().id());
            insert.setString(2, scope.outcome().word());
            insert.setString(3, scope.species().orElse(null));
            insert.setString(4, scope.attempts().word());
            insert.setString(5, scope.baseline().word());
            insert.setInt(6, run.place());
            insert.setDouble(7, run.totalAlpha());
            insert.setDouble(8, run.settings().alpha());
            insert.setInt(9, run.settings().minSupport());
            insert.setInt(10, mined.all().rows());
            insert.setInt(11, mined.all().clusters());
            insert.setLong(12, Math.round(mined.all().sum()));
            insert.setDouble(13, mined.all().rate());
            insert.setDouble(14, mined.interval().low());
            insert.setDouble(15, mined.interval().high());
            insert.setInt(16, mined.tested());
            insert.setObject(17, run.minedBy());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    Optional<MiningRun> find(int number) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(RUNS + " WHERE r.number = ?")) {
            select.setInt(1, number);
            return runs(select).stream().findFirst();
        }
    }

    /** Newest first. */
    List<MiningRun> of(Optional<UUID> iteration) throws SQLException {
        String where = iteration.isPresent() ? " WHERE r.iteration_id = ?" : "";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(RUNS + where + " ORDER BY r.number DESC")) {
            if (iteration.isPresent()) {
                select.setObject(1, iteration.get());
            }
            return runs(select);
        }
    }

    private static List<MiningRun> runs(PreparedStatement select) throws SQLException {
        List<MiningRun> runs = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                runs.add(new MiningRun(
                        row.getInt("number"),
                        row.getObject("iteration_id", UUID.class),
                        row.getString("name"),
                        row.getInt("iteration"),
                        row.getBoolean("demonstration"),
                        row.getString("outcome"),
                        row.getString("species"),
                        row.getString("attempts"),
                        row.getString("baseline"),
                        row.getInt("place"),
                        row.getDouble("total_alpha"),
                        row.getDouble("alpha"),
                        row.getInt("min_support"),
                        Settings.MIN_EFFECTIVE,
                        row.getInt("sessions"),
                        row.getInt("participants"),
                        row.getInt("errors"),
                        row.getDouble("base_rate"),
                        row.getDouble("base_low"),
                        row.getDouble("base_high"),
                        row.getInt("tested"),
                        row.getInt("found"),
                        exclusions(row),
                        row.getObject("mined_at", OffsetDateTime.class).toInstant()));
            }
        }
        return runs;
    }

    private static List<Exclusion> exclusions(ResultSet row) throws SQLException {
        if (row.getArray("reasons") == null) {
            return List.of();
        }
        String[] reasons = (String[]) row.getArray("reasons").getArray();
        Integer[] counts = (Integer[]) row.getArray("counts").getArray();
        List<Exclusion> exclusions = new ArrayList<>();
        for (int i = 0; i < reasons.length; i++) {
            exclusions.add(new Exclusion(reasons[i], counts[i]));
        }
        return exclusions;
    }

    /** By rank: the found ones come first. */
    List<MinedSubdomain> subdomains(int number, int limit) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        SubdomainRows.SELECT + " WHERE d.number = ? ORDER BY d.rank LIMIT ?")) {
            select.setInt(1, number);
            select.setInt(2, limit);
            List<MinedSubdomain> subdomains = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    subdomains.add(SubdomainRows.read(row));
                }
            }
            return subdomains;
        }
    }

    Optional<Spot> spot(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(SubdomainRows.SELECT + " WHERE b.blind_spot_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(spot(row)) : Optional.empty();
            }
        }
    }

    /** Newest first. */
    List<Spot> spots() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        SubdomainRows.SELECT + " WHERE b.blind_spot_id IS NOT NULL ORDER BY b.found_at DESC, d.rank");
                ResultSet row = select.executeQuery()) {
            List<Spot> spots = new ArrayList<>();
            while (row.next()) {
                spots.add(spot(row));
            }
            return spots;
        }
    }

    private static Spot spot(ResultSet row) throws SQLException {
        return new Spot(
                row.getObject(14, UUID.class),
                row.getString(15),
                row.getObject(16, OffsetDateTime.class),
                row.getInt(17),
                SubdomainRows.read(row));
    }
}
