package dev.scotoma.labeling.task;

import java.time.Instant;
import java.util.UUID;

/** A task in a labeler's hands. A submission after {@code leaseUntil} is kept unless the place went to somebody else. */
public record Claim(UUID assignmentId, UUID taskId, Instant leaseUntil) {}
