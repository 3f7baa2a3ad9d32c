package dev.scotoma.labeling.task;

import java.time.Instant;
import java.util.UUID;

/**
 * A clip in a labeler's hands. A submission after {@code leaseUntil} is kept all the same. The task is not in it: its id tells its age, and
 * gold is older than what else is given out.
 */
public record Claim(UUID assignmentId, Instant leaseUntil) {}
