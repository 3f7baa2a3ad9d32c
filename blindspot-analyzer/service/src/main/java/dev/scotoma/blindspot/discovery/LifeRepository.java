package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.Life.Campaign;
import dev.scotoma.blindspot.discovery.Life.Event;
import dev.scotoma.blindspot.discovery.Life.Retest;
import dev.scotoma.blindspot.discovery.Life.Side;
import dev.scotoma.statistics.mining.Excess;
import dev.scotoma.statistics.mining.Excess.Against;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of life_event and retest, which are never changed, and the state of blind_spot, which is that of the last event. */
@ApplicationScoped
class LifeRepository {
    /** A campaign c without an event yet; one that closed before anybody saw it counts if somebody recorded in it. */
    private static final String UNNOTED = """
            (c.state = 'open' OR c.state = 'closed' AND EXISTS (SELECT FROM capture_pub.session_v1 s WHERE s.campaign_id = c.campaign_id))
            AND NOT EXISTS (SELECT FROM life_event e WHERE e.blind_spot_id = c.blind_spot_id AND e.campaign_id = c.campaign_id)""";

    private final AgroalDataSource dataSource;

    LifeRepository(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Its state; nobody else moves it until the caller's transaction ends. Empty when there is none. */
    Optional<LifeState> lock(UUID spot) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT state FROM blind_spot WHERE blind_spot_id = ? FOR NO KEY UPDATE")) {
            select.setObject(1, spot);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(LifeState.valueOf(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** In the transaction that holds the lock. */
    void move(
            UUID spot,
            LifeState state,
            String reason,
            @Nullable UUID campaign,
            @Nullable UUID retest,
            @Nullable UUID by)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var event = connection.prepareStatement("""
                        INSERT INTO life_event (blind_spot_id, position, state, reason, campaign_id, retest_id, moved_by)
                        SELECT ?, max(position) + 1, ?, ?, ?, ?, ? FROM life_event WHERE blind_spot_id = ?""");
                var update = connection.prepareStatement("UPDATE blind_spot SET state = ? WHERE blind_spot_id = ?")) {
            event.setObject(1, spot);
            event.setString(2, state.name());
            event.setString(3, reason);
            event.setObject(4, campaign);
            event.setObject(5, retest);
            event.setObject(6, by);
            event.setObject(7, spot);
            event.executeUpdate();
            update.setString(1, state.name());
            update.setObject(2, spot);
            update.executeUpdate();
        }
    }

    /** Whatever may have moved: a campaign that nobody has noted, or one that is collecting and has closed. */
    List<UUID> stirring() throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT blind_spot_id FROM blind_spot WHERE state = 'COLLECTING' UNION "
                                + "SELECT b.blind_spot_id FROM blind_spot b JOIN capture_pub.campaign_v1 c USING (blind_spot_id) "
                                + "WHERE b.state <> 'CLOSED' AND " + UNNOTED);
                ResultSet row = select.executeQuery()) {
            List<UUID> spots = new ArrayList<>();
            while (row.next()) {
                spots.add(row.getObject(1, UUID.class));
            }
            return spots;
        }
    }

    List<Campaign> unnoted(UUID spot) throws SQLException {
        return campaigns(spot, " AND " + UNNOTED);
    }

    List<Campaign> campaigns(UUID spot) throws SQLException {
        return campaigns(spot, "");
    }

    private List<Campaign> campaigns(UUID spot, String more) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "SELECT c.campaign_id, c.name, c.state, c.opens_at, c.closes_at FROM capture_pub.campaign_v1 c"
                                + " WHERE c.blind_spot_id = ?" + more + " ORDER BY c.opens_at, c.campaign_id")) {
            select.setObject(1, spot);
            List<Campaign> campaigns = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    campaigns.add(new Campaign(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            instant(row, 4),
                            instant(row, 5)));
                }
            }
            return campaigns;
        }
    }

    List<Event> events(UUID spot) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT state, reason, campaign_id, moved_by, at FROM life_event WHERE blind_spot_id = ? ORDER BY position""")) {
            select.setObject(1, spot);
            List<Event> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new Event(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, UUID.class),
                            row.getObject(4, UUID.class),
                            instant(row, 5)));
                }
            }
            return events;
        }
    }

    /** Answers its id. */
    UUID insert(UUID spot, int place, UUID iteration, double margin, double tail, Excess found, String verdict, UUID by)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO retest (blind_spot_id, place, iteration_id, margin, sessions, participants, effective_participants, errors,
                                            rate, rate_low, rate_high, outside_sessions, outside_participants, outside_effective, baseline,
                                            baseline_low, baseline_high, excess, low, high, tail, bound, verdict, retested_by)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING retest_id""")) {
            var inside = found.inside();
            Optional<Against> against = found.baseline();
            insert.setObject(1, spot);
            insert.setInt(2, place);
            insert.setObject(3, iteration);
            insert.setDouble(4, margin);
            insert.setInt(5, inside.rows());
            insert.setInt(6, inside.clusters());
            insert.setDouble(7, inside.effectiveClusters());
            insert.setLong(8, Math.round(inside.sum()));
            insert.setDouble(9, inside.rate());
            insert.setDouble(10, found.rate().low());
            insert.setDouble(11, found.rate().high());
            insert.setInt(12, found.outside().rows());
            insert.setInt(13, found.outside().clusters());
            insert.setDouble(
                    14, found.outside().rows() == 0 ? 0 : found.outside().effectiveClusters());
            insert.setObject(15, against.map(Against::rate).orElse(null));
            insert.setObject(16, against.map(each -> each.interval().low()).orElse(null));
            insert.setObject(17, against.map(each -> each.interval().high()).orElse(null));
            insert.setObject(18, found.excess().orElse(null));
            insert.setObject(19, against.map(each -> each.excess().low()).orElse(null));
            insert.setObject(20, against.map(each -> each.excess().high()).orElse(null));
            insert.setDouble(21, tail);
            insert.setObject(22, against.map(Against::bound).orElse(null));
            insert.setString(23, verdict);
            insert.setObject(24, by);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        }
    }

    List<Retest> retests(UUID spot) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        SELECT t.*, m.name, m.iteration FROM retest t JOIN model_iteration m USING (iteration_id)
                        WHERE t.blind_spot_id = ? ORDER BY t.place""")) {
            select.setObject(1, spot);
            List<Retest> retests = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    retests.add(retest(row));
                }
            }
            return retests;
        }
    }

    private static Retest retest(ResultSet row) throws SQLException {
        return new Retest(
                row.getObject("retest_id", UUID.class),
                row.getObject("iteration_id", UUID.class),
                row.getString("name"),
                row.getInt("iteration"),
                row.getDouble("margin"),
                new Side(row.getInt("sessions"), row.getInt("participants"), row.getDouble("effective_participants")),
                new Side(
                        row.getInt("outside_sessions"),
                        row.getInt("outside_participants"),
                        row.getDouble("outside_effective")),
                row.getInt("errors"),
                row.getDouble("rate"),
                row.getDouble("rate_low"),
                row.getDouble("rate_high"),
                row.getObject("baseline", Double.class),
                row.getObject("baseline_low", Double.class),
                row.getObject("baseline_high", Double.class),
                row.getObject("excess", Double.class),
                row.getObject("low", Double.class),
                row.getObject("high", Double.class),
                row.getDouble("tail"),
                row.getObject("bound", Double.class),
                row.getString("verdict"),
                row.getObject("retested_at", OffsetDateTime.class).toInstant());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
