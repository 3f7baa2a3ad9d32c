package dev.scotoma.labeling.review;

import java.util.List;
import java.util.UUID;

/** A clip that waits for a reviewer, with the attributes that are still contested. */
public record ContestedTask(UUID taskId, UUID sessionId, List<ContestedAttribute> attributes) {
    public record ContestedAttribute(String attribute, int yes, int no, int unsure) {}
}
