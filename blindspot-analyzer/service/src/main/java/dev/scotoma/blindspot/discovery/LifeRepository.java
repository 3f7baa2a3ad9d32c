package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.Life.Campaign;
import dev.scotoma.blindspot.discovery.Life.Event;
import dev.scotoma.blindspot.discovery.Life.Retest;
import dev.scotoma.blindspot.discovery.Life.Side;
import dev.scotoma.statistics.mining.Excess;
import dev.scotoma.statistics.mining.Excess.Against;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Rows of life_event and retest, which are never changed, and the state of blind_spot, which is that of the last event. */
@ApplicationScoped
class LifeRepository {
    /** A campaign c without an event yet; one that closed before anybody saw it counts if somebody recorded in it. */
    private static final String UNNOTED = """
            (c.state = 'open' OR c.state = 'closed' AND EXISTS (SELECT FROM capture_pub.session_v1 s WHERE s.campaign_id = c.campaign_id))
            AND NOT EXISTS (SELECT FROM life_event e WHERE e.blind_spot_id = c.blind_spot_id AND e.campaign_id = c.campaign_id)""";

    private final Jdbi sql;

    LifeRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** Its state; nobody else moves it until the caller's transaction ends. Empty when there is none. */
    Optional<LifeState> lock(UUID spot) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT state FROM blind_spot WHERE blind_spot_id = :spot FOR NO KEY UPDATE")
                .bind("spot", spot)
                .mapTo(LifeState.class)
                .findOne());
    }

    /** In the transaction that holds the lock. */
    void move(
            UUID spot,
            LifeState state,
            String reason,
            @Nullable UUID campaign,
            @Nullable UUID retest,
            @Nullable UUID by) {
        sql.useHandle(handle -> {
            handle.createUpdate("""
                            INSERT INTO life_event (blind_spot_id, position, state, reason, campaign_id, retest_id, moved_by)
                            SELECT :spot, max(position) + 1, :state, :reason, :campaign, :retest, :by
                            FROM life_event WHERE blind_spot_id = :spot""")
                    .bind("spot", spot)
                    .bind("state", state.name())
                    .bind("reason", reason)
                    .bind("campaign", campaign)
                    .bind("retest", retest)
                    .bind("by", by)
                    .execute();
            handle.createUpdate("UPDATE blind_spot SET state = :state WHERE blind_spot_id = :spot")
                    .bind("state", state.name())
                    .bind("spot", spot)
                    .execute();
        });
    }

    /** Whatever may have moved: a campaign that nobody has noted, or one that is collecting and has closed. */
    List<UUID> stirring() {
        return sql.withHandle(
                handle -> handle.createQuery("SELECT blind_spot_id FROM blind_spot WHERE state = 'COLLECTING' UNION "
                                + "SELECT b.blind_spot_id FROM blind_spot b JOIN capture_pub.campaign_v1 c USING (blind_spot_id) "
                                + "WHERE b.state <> 'CLOSED' AND " + UNNOTED)
                        .mapTo(UUID.class)
                        .list());
    }

    List<Campaign> unnoted(UUID spot) {
        return campaigns(spot, " AND " + UNNOTED);
    }

    List<Campaign> campaigns(UUID spot) {
        return campaigns(spot, "");
    }

    private List<Campaign> campaigns(UUID spot, String more) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT c.campaign_id AS id, c.name, c.state, c.opens_at, c.closes_at FROM capture_pub.campaign_v1 c"
                                + " WHERE c.blind_spot_id = :spot" + more + " ORDER BY c.opens_at, c.campaign_id")
                .bind("spot", spot)
                .mapTo(Campaign.class)
                .list());
    }

    List<Event> events(UUID spot) {
        return sql.withHandle(handle ->
                handle.createQuery("""
                        SELECT state, reason, campaign_id, moved_by AS by, at
                        FROM life_event WHERE blind_spot_id = :spot ORDER BY position""").bind("spot", spot).mapTo(Event.class).list());
    }

    /** Answers its id. */
    UUID insert(
            UUID spot, int place, UUID iteration, double margin, double tail, Excess found, String verdict, UUID by) {
        var inside = found.inside();
        var outside = found.outside();
        Optional<Against> against = found.baseline();
        return sql.withHandle(handle -> handle.createQuery("""
                        INSERT INTO retest (blind_spot_id, place, iteration_id, margin, sessions, participants, effective_participants, errors,
                                            rate, rate_low, rate_high, outside_sessions, outside_participants, outside_effective, baseline,
                                            baseline_low, baseline_high, excess, low, high, tail, bound, verdict, retested_by)
                        VALUES (:spot, :place, :iteration, :margin, :sessions, :participants, :effective, :errors,
                                :rate, :rateLow, :rateHigh, :outsideSessions, :outsideParticipants, :outsideEffective, :baseline,
                                :baselineLow, :baselineHigh, :excess, :low, :high, :tail, :bound, :verdict, :by) RETURNING retest_id""")
                .bind("spot", spot)
                .bind("place", place)
                .bind("iteration", iteration)
                .bind("margin", margin)
                .bind("sessions", inside.rows())
                .bind("participants", inside.clusters())
                .bind("effective", found.capped().effectiveClusters())
                .bind("errors", Math.round(inside.sum()))
                .bind("rate", found.capped().rate())
                .bind("rateLow", found.rate().low())
                .bind("rateHigh", found.rate().high())
                .bind("outsideSessions", outside.rows())
                .bind("outsideParticipants", outside.clusters())
                .bind(
                        "outsideEffective",
                        against.map(Against::effective).orElse(outside.rows() == 0 ? 0 : outside.effectiveClusters()))
                .bind("baseline", against.map(Against::rate).orElse(null))
                .bind("baselineLow", against.map(each -> each.interval().low()).orElse(null))
                .bind(
                        "baselineHigh",
                        against.map(each -> each.interval().high()).orElse(null))
                .bind("excess", found.excess().orElse(null))
                .bind("low", against.map(each -> each.excess().low()).orElse(null))
                .bind("high", against.map(each -> each.excess().high()).orElse(null))
                .bind("tail", tail)
                .bind("bound", against.map(Against::bound).orElse(null))
                .bind("verdict", verdict)
                .bind("by", by)
                .mapTo(UUID.class)
                .one());
    }

    List<Retest> retests(UUID spot) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT t.*, m.name, m.iteration FROM retest t JOIN model_iteration m USING (iteration_id)
                        WHERE t.blind_spot_id = :spot ORDER BY t.place""")
                .bind("spot", spot)
                .map((row, context) -> retest(row))
                .list());
    }

    private static Retest retest(ResultSet row) throws SQLException {
        return RetestBuilder.builder()
                .id(row.getObject("retest_id", UUID.class))
                .iterationId(row.getObject("iteration_id", UUID.class))
                .name(row.getString("name"))
                .iteration(row.getInt("iteration"))
                .margin(row.getDouble("margin"))
                .inside(new Side(
                        row.getInt("sessions"), row.getInt("participants"), row.getDouble("effective_participants")))
                .outside(new Side(
                        row.getInt("outside_sessions"),
                        row.getInt("outside_participants"),
                        row.getDouble("outside_effective")))
                .errors(row.getInt("errors"))
                .rate(row.getDouble("rate"))
                .rateLow(row.getDouble("rate_low"))
                .rateHigh(row.getDouble("rate_high"))
                .baseline(row.getObject("baseline", Double.class))
                .baselineLow(row.getObject("baseline_low", Double.class))
                .baselineHigh(row.getObject("baseline_high", Double.class))
                .excess(row.getObject("excess", Double.class))
                .low(row.getObject("low", Double.class))
                .high(row.getObject("high", Double.class))
                .tail(row.getDouble("tail"))
                .bound(row.getObject("bound", Double.class))
                .verdict(row.getString("verdict"))
                .at(row.getObject("retested_at", OffsetDateTime.class).toInstant())
                .build();
    }
}
