package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.SessionCounts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

@ApplicationScoped
class Tally implements SessionCounts {
    private final SessionRepository sessions;

    Tally(SessionRepository sessions) {
        this.sessions = sessions;
    }

    @Override
    public Map<UUID, CellCounts> byCell(UUID campaign) {
        var counts = new HashMap<UUID, CellCounts>();
        for (var row : sessions.countsByCell(campaign)) {
            counts.put(
                    row.get("counted_cell_id", UUID.class),
                    new CellCounts(
                            row.get("in_work", Integer.class),
                            row.get("collected", Integer.class),
                            row.get("accepted", Integer.class)));
        }
        return counts;
    }

    @Override
    public Map<UUID, Counts> of(Collection<UUID> campaigns) {
        var counts = new HashMap<UUID, Counts>();
        if (!campaigns.isEmpty()) {
            for (var row : sessions.counts(campaigns)) {
                counts.put(
                        row.get("campaign_id", UUID.class),
                        new Counts(
                                row.get("opened", Integer.class),
                                row.get("uploaded", Integer.class),
                                row.get("accepted", Integer.class),
                                row.get("rejected", Integer.class)));
            }
        }
        return counts;
    }
}
