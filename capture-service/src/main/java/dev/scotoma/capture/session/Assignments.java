package dev.scotoma.capture.session;

import dev.scotoma.kit.Problem;
import dev.scotoma.kit.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Gives out the places of cells. A place is no row of its own: a session takes one in the cell it is counted in while it is opened and its
 * time has not ended, while it waits for its decision, and once it is accepted. So a place is free the moment a lease ends, whether
 * anything has noticed that or not, and none can leak.
 *
 * <p>Whoever takes the last place of a cell holds the cell's row until the session that takes it is committed, and counts under that
 * lock; everybody else passes on to the next cell, and waits only where there is no other. Everything happens in the caller's transaction.
 */
@ApplicationScoped
class Assignments {
    private static final ProblemType NO_CELL = new ProblemType("no-cell", 409, "Nothing left for this camera");
    private static final ProblemType CELLS_IN_WORK =
            new ProblemType("cells-in-work", 409, "Others record what is left");

    /** More than anybody has to try before one is free: a cell is passed by when it filled up between two statements. */
    private static final int TRIES = 100;

    private static final int CANDIDATES = 64;

    private static final String TAKES_PLACE =
            "(s.state IN ('UPLOADED', 'ACCEPTED') OR (s.state = 'OPENED' AND s.expires_at > clock_timestamp()))";

    private static final String SERVABLE = """
            NOT c.closed AND (c.camera IS NULL OR :camera::text IS NULL OR c.camera = :camera)
            AND (c.country IS NULL OR c.country = (SELECT country FROM participant WHERE participant_id = :participant))
            """;

    /**
     * The most needed first: by the share of its places that is free. What this person was asked before and has not sent comes first of
     * all, so that whoever loads the page again finds the same; among equals everybody has an order of their own, so that not all reach
     * for one cell.
     */
    private static final String CANDIDATE = """
            SELECT c.cell_id AS id, c.wanted
            FROM campaign_cell c LEFT JOIN (
              SELECT s.counted_cell_id AS cell_id, count(*) AS taken FROM session s
              WHERE s.campaign_id = :campaign AND s.counted_cell_id IS NOT NULL AND %s
                AND EXISTS (SELECT FROM campaign_cell k WHERE k.campaign_id = :campaign AND k.wanted IS NOT NULL)
              GROUP BY 1) t USING (cell_id)
            WHERE c.campaign_id = :campaign AND %s AND (c.wanted IS NULL OR coalesce(t.taken, 0) < c.wanted)
            ORDER BY c.cell_id = :former DESC NULLS LAST, coalesce(1 - coalesce(t.taken, 0)::real / c.wanted, 0) DESC,
              num_nonnulls(c.country, c.camera) DESC, uuid_hash_extended(c.cell_id, hashtext(:participant::text))
            LIMIT %d
            """.formatted(TAKES_PLACE, SERVABLE, CANDIDATES);

    private final Jdbi sql;

    Assignments(Jdbi sql) {
        this.sql = sql;
    }

    record Candidate(UUID id, @Nullable Integer wanted) {}

    /**
     * The cell that this person is to record, with this camera. Whatever they were asked before in this campaign and have not begun to
     * send gives its place back: nobody records two at once.
     *
     * @param camera as the browser reports it; absent where it does not, and then no cell is too much for it
     * @throws Problem 409 where there is none, which says whether to come back
     */
    UUID assign(UUID campaign, UUID participant, @Nullable String camera) {
        Optional<UUID> former = giveBack(campaign, participant);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            var candidates = candidates(campaign, participant, camera, former);
            if (candidates.isEmpty()) {
                break;
            }
            if (candidates.getFirst().wanted() == null) {
                return candidates.getFirst().id();
            }
            Candidate held = hold(candidates);
            if (held != null && (held.wanted() == null || taken(campaign, held.id()) < held.wanted())) {
                return held.id();
            }
        }
        throw refusal(campaign, participant, camera);
    }

    /** Answers the cell of the newest session that gave its place back. */
    private Optional<UUID> giveBack(UUID campaign, UUID participant) {
        return sql.withHandle(handle -> handle.createQuery("""
                        WITH unsent AS (
                          SELECT session_id, counted_cell_id FROM session
                          WHERE participant_id = :participant AND campaign_id = :campaign AND state = 'OPENED' AND upload_id IS NULL
                            AND counted_cell_id IS NOT NULL FOR UPDATE),
                        given AS (
                          UPDATE session s SET counted_cell_id = NULL FROM unsent u WHERE s.session_id = u.session_id RETURNING s.session_id)
                        SELECT u.counted_cell_id FROM unsent u JOIN given USING (session_id) ORDER BY session_id DESC LIMIT 1""")
                .bind("participant", participant)
                .bind("campaign", campaign)
                .mapTo(UUID.class)
                .findFirst());
    }

    private List<Candidate> candidates(
            UUID campaign, UUID participant, @Nullable String camera, Optional<UUID> former) {
        return sql.withHandle(handle -> handle.createQuery(CANDIDATE)
                .bind("campaign", campaign)
                .bind("participant", participant)
                .bind("camera", camera)
                .bind("former", former.orElse(null))
                .mapTo(Candidate.class)
                .list());
    }

    /** Locks the first of them that nobody else has locked; where all are, waits for the first. Nothing when it was closed meanwhile. */
    private @Nullable Candidate hold(List<Candidate> candidates) {
        UUID[] ids = candidates.stream().map(Candidate::id).toArray(UUID[]::new);
        return locked(ids, "ORDER BY array_position(:ids, cell_id) LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED")
                .or(() -> locked(new UUID[] {ids[0]}, "FOR NO KEY UPDATE"))
                .orElse(null);
    }

    private Optional<Candidate> locked(UUID[] ids, String how) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT cell_id AS id, wanted FROM campaign_cell WHERE cell_id = ANY (:ids) AND NOT closed "
                                + how)
                .bind("ids", ids)
                .mapTo(Candidate.class)
                .findFirst());
    }

    private int taken(UUID campaign, UUID cell) {
        return sql.withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM session s WHERE s.campaign_id = :campaign AND s.counted_cell_id = :cell AND "
                                + TAKES_PLACE)
                .bind("campaign", campaign)
                .bind("cell", cell)
                .mapTo(Integer.class)
                .one());
    }

    /** @param unmet servable cells that are not filled, only taken */
    record Left(int unmet, @Nullable String cameras) {}

    private Problem refusal(UUID campaign, UUID participant, @Nullable String camera) {
        var left = sql.withHandle(handle -> handle.createQuery("""
                        SELECT count(*) FILTER (WHERE %s) AS unmet, string_agg(DISTINCT c.camera, ', ') AS cameras
                        FROM campaign_cell c WHERE c.campaign_id = :campaign AND NOT c.closed
                          AND (c.country IS NULL OR c.country = (SELECT country FROM participant WHERE participant_id = :participant))
                          AND (c.wanted IS NULL OR c.wanted > (
                            SELECT count(*) FROM session s WHERE s.campaign_id = :campaign AND s.counted_cell_id = c.cell_id
                              AND s.state = 'ACCEPTED'))""".formatted(SERVABLE))
                .bind("campaign", campaign)
                .bind("participant", participant)
                .bind("camera", camera)
                .mapTo(Left.class)
                .one());
        if (left.unmet() > 0) {
            return new Problem(
                    CELLS_IN_WORK,
                    "Everything that is left for you is being recorded by others or is being checked. Thank you for coming; "
                            + "if one of them does not finish, there will be something for you later.");
        }
        return new Problem(
                NO_CELL,
                "This campaign has all it needs from this camera. Thank you for coming."
                        + (left.cameras() == null
                                ? ""
                                : " It still asks for: " + left.cameras().replace('_', ' ') + "."));
    }

    /**
     * The cell that a session belongs to by what is known of it now: the one that was asked for where nothing contradicts it, else one
     * that it fits in every condition, with room before full ones and the narrowest first. Nothing where it fits none.
     */
    Optional<UUID> belonging(UUID session, Measured measured) {
        return sql.withHandle(
                handle -> handle.createQuery("""
                        SELECT c.cell_id
                        FROM session s JOIN participant p USING (participant_id) JOIN campaign_cell c ON c.campaign_id = s.campaign_id
                        CROSS JOIN LATERAL (SELECT c.cell_id IS NOT DISTINCT FROM s.cell_id AS asked) a
                        WHERE s.session_id = :session AND c.kind = s.prescribed_kind AND (a.asked OR NOT c.closed)
                          AND (c.kind = 'genuine' OR c.attack_type = coalesce(nullif(s.declared_attack_type, 'none'), %1$s c.attack_type END))
                          AND (c.pai_quality IS NULL OR c.pai_quality = coalesce(s.pai_quality, %1$s c.pai_quality END))
                          AND (c.camera IS NULL OR c.camera = coalesce(s.camera, %1$s c.camera END))
                          AND (c.environment IS NULL OR c.environment = coalesce(s.environment, %1$s c.environment END))
                          AND (c.distance IS NULL OR c.distance = coalesce(:distance, %1$s c.distance END))
                          AND (c.light_level IS NULL OR c.light_level = coalesce(:lightLevel, %1$s c.light_level END))
                          AND (c.light_dir IS NULL OR c.light_dir = coalesce(:lightDir, %1$s c.light_dir END))
                          AND (c.country IS NULL OR c.country = coalesce(p.country, %1$s c.country END))
                        ORDER BY a.asked DESC, c.wanted IS NULL OR c.wanted > (
                            SELECT count(*) FROM session o WHERE o.campaign_id = s.campaign_id AND o.counted_cell_id = c.cell_id
                              AND o.session_id <> s.session_id AND %2$s) DESC,
                          num_nonnulls(c.pai_quality, c.camera, c.environment, c.distance, c.light_level, c.light_dir, c.country) DESC, c.position
                        LIMIT 1""".formatted("CASE WHEN a.asked THEN", TAKES_PLACE.replace("s.", "o.")))
                        .bind("session", session)
                        .bind("distance", measured.distance())
                        .bind("lightLevel", measured.lightLevel())
                        .bind("lightDir", measured.lightDir())
                        .mapTo(UUID.class)
                        .findFirst());
    }
}
