package dev.scotoma.capture.campaign;

import dev.scotoma.capture.campaign.CampaignEvent.Change;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Cells, and what was changed of campaigns and them. */
@ApplicationScoped
class CellRepository {
    private static final String CELLS =
            "SELECT cell_id AS id, position, upper(kind) AS kind, attack_type, pai_quality, camera, distance, light_level, light_dir, "
                    + "environment, country, wanted, closed FROM campaign_cell ";

    private final Jdbi sql;

    CellRepository(Jdbi sql) {
        this.sql = sql;
    }

    /** In the order they were asked for. */
    List<Cell> of(UUID campaign) {
        return sql.withHandle(handle -> handle.createQuery(CELLS + "WHERE campaign_id = :campaign ORDER BY position")
                .bind("campaign", campaign)
                .mapTo(Cell.class)
                .list());
    }

    Optional<Cell> find(UUID cell) {
        return sql.withHandle(handle -> handle.createQuery(CELLS + "WHERE cell_id = :cell")
                .bind("cell", cell)
                .mapTo(Cell.class)
                .findOne());
    }

    /** Locks the cell for the caller's transaction: whoever gives out its places waits. */
    Optional<Cell> locked(UUID campaign, UUID cell) {
        return sql.withHandle(handle -> handle.createQuery(
                        CELLS + "WHERE campaign_id = :campaign AND cell_id = :cell FOR NO KEY UPDATE")
                .bind("campaign", campaign)
                .bind("cell", cell)
                .mapTo(Cell.class)
                .findOne());
    }

    void insert(UUID campaign, List<NewCell> cells) {
        sql.useHandle(handle -> {
            var batch = handle.prepareBatch("""
                    INSERT INTO campaign_cell (campaign_id, position, kind, attack_type, pai_quality, camera, distance, light_level, light_dir,
                      environment, country, wanted)
                    VALUES (:campaign, :position, :kind, :attackType, :paiQuality, :camera, :distance, :lightLevel, :lightDir,
                      :environment, :country, :wanted)""");
            int position = 1;
            for (var cell : cells) {
                batch.bind("campaign", campaign)
                        .bind("position", position++)
                        .bind("kind", cell.kind().word())
                        .bind("attackType", cell.attackType())
                        .bind("paiQuality", cell.paiQuality())
                        .bind("camera", cell.camera())
                        .bind("distance", cell.distance())
                        .bind("lightLevel", cell.lightLevel())
                        .bind("lightDir", cell.lightDir())
                        .bind("environment", cell.environment())
                        .bind("country", cell.country())
                        .bind("wanted", cell.wanted())
                        .add();
            }
            batch.execute();
        });
    }

    void raise(UUID cell, int wanted) {
        sql.useHandle(handle -> handle.createUpdate("UPDATE campaign_cell SET wanted = :wanted WHERE cell_id = :cell")
                .bind("wanted", wanted)
                .bind("cell", cell)
                .execute());
    }

    void close(UUID cell) {
        sql.useHandle(handle -> handle.createUpdate("UPDATE campaign_cell SET closed = true WHERE cell_id = :cell")
                .bind("cell", cell)
                .execute());
    }

    /** @param by absent where nobody did it */
    void note(UUID campaign, Change event, @Nullable UUID cell, @Nullable Integer wanted, @Nullable UUID by) {
        sql.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO campaign_event (campaign_id, event, cell_id, wanted, by)
                        VALUES (:campaign, :event, :cell, :wanted, :by)""")
                .bind("campaign", campaign)
                .bind("event", event.word())
                .bind("cell", cell)
                .bind("wanted", wanted)
                .bind("by", by)
                .execute());
    }

    List<CampaignEvent> events(UUID campaign) {
        return sql.withHandle(handle -> handle.createQuery("""
                        SELECT upper(e.event) AS event, c.position AS cell, e.wanted, e.by, e.at
                        FROM campaign_event e LEFT JOIN campaign_cell c USING (cell_id)
                        WHERE e.campaign_id = :campaign ORDER BY e.event_id DESC""")
                .bind("campaign", campaign)
                .mapTo(CampaignEvent.class)
                .list());
    }
}
