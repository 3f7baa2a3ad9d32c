package dev.scotoma.capture.campaign;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Told by the room that has the sessions, so that campaigns need not know it. */
public interface SessionCounts {
    /** @param uploaded sessions whose recording arrived, whatever became of them */
    record Counts(int opened, int uploaded, int accepted, int rejected) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /**
     * Of the sessions that are counted in a cell.
     *
     * @param inWork opened, and their time has not ended
     * @param collected sent, and not decided
     */
    record CellCounts(int inWork, int collected, int accepted) {
        public static final CellCounts NONE = new CellCounts(0, 0, 0);
    }

    /** Counts by campaign; a campaign without sessions may be absent. */
    Map<UUID, Counts> of(Collection<UUID> campaigns);

    /** Counts by cell; a cell without sessions may be absent. */
    Map<UUID, CellCounts> byCell(UUID campaign);
}
