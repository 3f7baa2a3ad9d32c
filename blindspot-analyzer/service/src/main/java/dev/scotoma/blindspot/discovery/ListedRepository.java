package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.SessionPage.DecidedBy;
import dev.scotoma.blindspot.discovery.SessionPage.Listed;
import dev.scotoma.blindspot.discovery.SessionPage.Neighbours;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The sessions of a list. Ids are in the order in which sessions were opened, so they are the order of the list. */
@ApplicationScoped
class ListedRepository {
    /** How many sessions are looked at before all of them are. */
    private static final int NEAREST = 3_000;

    /** The axes that stand beside a session; who somebody is does not. */
    private static final List<MinedAxis> SHOWN = MinedAxis.ALL.stream()
            .filter(axis -> axis.isAmong(Set.of()) && axis != MinedAxis.ATTACK_TYPE)
            .toList();

    /** When a session was opened, in SQL; ids that are not made of the time have none, and were sent at least. */
    static final String OPENED_AT = "coalesce(uuid_extract_timestamp(s.session_id), s.uploaded_at)";

    private static final String COLUMNS = "SELECT s.session_id, s.campaign_id, s.state, s.prescribed_kind, "
            + "nullif(s.truth, 'undecided') AS truth, nullif(" + MinedAxis.ATTACK_TYPE.known()
            + ", 'none') AS attack_type, "
            + "c.decision, c.spoof_score, "
            + "CASE WHEN c.decision <> 'no_response' AND s.truth <> 'undecided' THEN c.decision = s.truth END AS correct, "
            + Listing.WAVERING + " AS wavering, i.pack_key, i.pack_version, "
            + OPENED_AT + " AS opened_at"
            + SHOWN.stream()
                    .map(axis -> ", " + axis.known() + " AS " + axis.word())
                    .collect(Collectors.joining())
            + " ";

    private final Jdbi sql;

    ListedRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** On which side of a session others lie, and in which order they come from it. */
    private enum Side {
        OLDER("<", ">=", "DESC"),
        NEWER(">", "<=", "ASC");

        private final String beyond;
        private final String within;
        private final String order;

        Side(String beyond, String within, String order) {
            this.beyond = beyond;
            this.within = within;
            this.order = order;
        }

        /** The condition of what lies beyond the session that :than names, where there is one. */
        String beyond(Optional<UUID> than) {
            return than.isPresent() ? " AND s.session_id " + beyond + " :than" : "";
        }
    }

    /** The sessions opened before one, the last of them first. */
    List<Listed> older(Listing listing, Optional<UUID> than, int limit) {
        return page(listing, Side.OLDER, than, limit);
    }

    /** The sessions opened after one, the last of them first: those next to it where there are more. */
    List<Listed> newer(Listing listing, UUID than, int limit) {
        return page(listing, Side.NEWER, Optional.of(than), limit).reversed();
    }

    private record Beside(@Nullable UUID newer, @Nullable UUID older) {}

    /** The session next to one on either side. */
    Neighbours neighbours(Listing listing, UUID session, @Nullable DecidedBy iteration) {
        String next = "(SELECT session_id FROM found s WHERE TRUE%s ORDER BY session_id %s LIMIT 1)";
        String select = "WITH found AS " + (listing.isNarrow() ? "MATERIALIZED" : "NOT MATERIALIZED")
                + " (SELECT s.session_id " + listing.from() + ") SELECT "
                + next.formatted(Side.NEWER.beyond(Optional.of(session)), Side.NEWER.order) + " AS newer, "
                + next.formatted(Side.OLDER.beyond(Optional.of(session)), Side.OLDER.order) + " AS older";
        return sql.withHandle(handle -> {
            List<UUID> newer = nearest(handle, listing, Side.NEWER, Optional.of(session), 1);
            List<UUID> older = nearest(handle, listing, Side.OLDER, Optional.of(session), 1);
            if (!newer.isEmpty() && !older.isEmpty()) {
                return new Neighbours(iteration, newer.getFirst(), older.getFirst());
            }
            Beside beside = listing.bind(handle.createQuery(select))
                    .bind("than", session)
                    .mapTo(Beside.class)
                    .one();
            return new Neighbours(iteration, beside.newer(), beside.older());
        });
    }

    /** First the ids, of which the search reads as little as it can, then all that is shown of these few. */
    private List<Listed> page(Listing listing, Side side, Optional<UUID> than, int limit) {
        String shown = "SELECT page.*, n.name AS campaign, p.session_id IS NOT NULL AS pictured FROM ("
                + COLUMNS + listing.fromAll() + " AND s.session_id = ANY(:ids)) page"
                + " JOIN capture_pub.campaign_v1 n USING (campaign_id)"
                + " LEFT JOIN portrait p ON p.session_id = page.session_id AND p.pack_version = page.pack_version"
                + " ORDER BY page.session_id " + side.order;
        return sql.withHandle(handle -> {
            List<UUID> few = ids(handle, listing, side, than, limit);
            return few.isEmpty()
                    ? List.<Listed>of()
                    : listing.bindAll(handle.createQuery(shown))
                            .bindArray("ids", UUID.class, few)
                            .map((row, context) -> listed(row))
                            .list();
        });
    }

    /**
     * What much of a list is like is found among the sessions that are nearest. What few are like may lie anywhere, and is looked for in
     * all of them at once: a walk from one to the next would take long, and the database would choose it, because it expects to stop soon.
     */
    private static List<UUID> ids(Handle handle, Listing listing, Side side, Optional<UUID> than, int limit) {
        String found = "SELECT s.session_id " + listing.from() + side.beyond(than);
        String few = " ORDER BY session_id " + side.order + " LIMIT :limit";
        if (!listing.isNarrow()) {
            return ids(
                    handle,
                    "SELECT session_id FROM (" + found + ") found" + few,
                    listing,
                    than,
                    Optional.empty(),
                    limit);
        }
        List<UUID> nearest = nearest(handle, listing, side, than, limit);
        if (nearest.size() == limit) {
            return nearest;
        }
        String all = "WITH found AS MATERIALIZED (" + found + ") SELECT session_id FROM found" + few;
        return ids(handle, all, listing, than, Optional.empty(), limit);
    }

    /** Those among the nearest, or nothing where that is not worth asking: a run has sessions of its own, and a plain list is walked. */
    private static List<UUID> nearest(Handle handle, Listing listing, Side side, Optional<UUID> than, int limit) {
        Optional<UUID> edge =
                listing.run().isPresent() || !listing.isNarrow() ? Optional.empty() : edge(handle, side, than);
        if (edge.isEmpty()) {
            return List.of();
        }
        String near = "WITH found AS MATERIALIZED (SELECT s.session_id " + listing.from() + side.beyond(than)
                + " AND s.session_id " + side.within + " :edge) SELECT session_id FROM found ORDER BY session_id "
                + side.order + " LIMIT :limit";
        return ids(handle, near, listing, than, edge, limit);
    }

    /** The last of the nearest; none where there are not more. */
    private static Optional<UUID> edge(Handle handle, Side side, Optional<UUID> than) {
        Query query = handle.createQuery("SELECT s.session_id FROM capture_pub.session_v1 s WHERE TRUE"
                        + side.beyond(than) + " ORDER BY s.session_id " + side.order + " OFFSET :nearest LIMIT 1")
                .bind("nearest", NEAREST);
        than.ifPresent(id -> query.bind("than", id));
        return query.mapTo(UUID.class).findOne();
    }

    private static List<UUID> ids(
            Handle handle, String select, Listing listing, Optional<UUID> than, Optional<UUID> edge, int limit) {
        Query query = listing.bind(handle.createQuery(select)).bind("limit", limit);
        than.ifPresent(id -> query.bind("than", id));
        edge.ifPresent(id -> query.bind("edge", id));
        return query.mapTo(UUID.class).list();
    }

    private static Listed listed(ResultSet row) throws SQLException {
        Map<String, String> conditions = new LinkedHashMap<>();
        for (MinedAxis axis : SHOWN) {
            String value = row.getString(axis.word());
            if (value != null) {
                conditions.put(axis.word(), value);
            }
        }
        return ListedBuilder.builder()
                .sessionId(row.getObject("session_id", UUID.class))
                .campaignId(row.getObject("campaign_id", UUID.class))
                .campaign(row.getString("campaign"))
                .state(row.getString("state"))
                .prescribed(row.getString("prescribed_kind"))
                .truth(row.getString("truth"))
                .attackType(row.getString("attack_type"))
                .decision(row.getString("decision"))
                .spoofScore(row.getObject("spoof_score", Double.class))
                .right(row.getObject("correct", Boolean.class))
                .wavering(row.getBoolean("wavering"))
                .conditions(conditions)
                .pictured(row.getString("pack_key") == null ? null : (Boolean) row.getBoolean("pictured"))
                .openedAt(row.getObject("opened_at", OffsetDateTime.class).toInstant())
                .build();
    }

    boolean isCampaign(UUID id) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT EXISTS (SELECT FROM capture_pub.campaign_v1 WHERE campaign_id = :id)")
                .bind("id", id)
                .mapTo(boolean.class)
                .one());
    }
}
