package dev.scotoma.blindspot.discovery;

import dev.scotoma.blindspot.discovery.SessionPage.Listed;
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
import org.jdbi.v3.core.Jdbi;

/** The sessions of a list. Ids are in the order in which sessions were opened, so they are the order of the list. */
@ApplicationScoped
class ListedRepository {
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

    /** The sessions opened before one, the last of them first. */
    List<Listed> older(Listing listing, Optional<UUID> than, int limit) {
        return page(listing, "<", "DESC", than, limit);
    }

    /** The sessions opened after one, the last of them first: those next to it where there are more. */
    List<Listed> newer(Listing listing, UUID than, int limit) {
        return page(listing, ">", "ASC", Optional.of(than), limit).reversed();
    }

    /** First the ids, of which the search reads as little as it can, then all that is shown of these few. */
    private List<Listed> page(Listing listing, String side, String order, Optional<UUID> than, int limit) {
        String found = "SELECT s.session_id " + listing.from()
                + (than.isPresent() ? " AND s.session_id " + side + " :than" : "");
        String last = " ORDER BY session_id " + order + " LIMIT :limit";
        // Where few sessions are like this, those that are lie anywhere: a walk from the first one on would take long,
        // and the
        // database would choose it, because it expects to stop soon.
        String ids = listing.isNarrow()
                ? "WITH found AS MATERIALIZED (" + found + ") SELECT session_id FROM found" + last
                : "SELECT session_id FROM (" + found + ") found" + last;
        String shown = "SELECT page.*, n.name AS campaign, p.session_id IS NOT NULL AS pictured FROM ("
                + COLUMNS + listing.fromAll() + " AND s.session_id = ANY(:ids)) page"
                + " JOIN capture_pub.campaign_v1 n USING (campaign_id)"
                + " LEFT JOIN portrait p ON p.session_id = page.session_id AND p.pack_version = page.pack_version"
                + " ORDER BY page.session_id " + order;
        return sql.withHandle(handle -> {
            var query = listing.bind(handle.createQuery(ids)).bind("limit", limit);
            than.ifPresent(id -> query.bind("than", id));
            List<UUID> few = query.mapTo(UUID.class).list();
            return few.isEmpty()
                    ? List.<Listed>of()
                    : listing.bindAll(handle.createQuery(shown))
                            .bindArray("ids", UUID.class, few)
                            .map((row, context) -> listed(row))
                            .list();
        });
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
