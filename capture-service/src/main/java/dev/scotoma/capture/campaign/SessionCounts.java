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

    /** Counts by campaign; a campaign without sessions may be absent. */
    Map<UUID, Counts> of(Collection<UUID> campaigns);
}
