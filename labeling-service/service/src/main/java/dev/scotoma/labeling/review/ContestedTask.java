package dev.scotoma.labeling.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A clip that waits for a reviewer, with the attributes that are still contested.
 *
 * @param since when the first of them came to be
 */
public record ContestedTask(UUID taskId, UUID sessionId, Instant since, List<ContestedAttribute> attributes) {
    public record ContestedAttribute(String attribute, int yes, int no, int unsure) {}
}
