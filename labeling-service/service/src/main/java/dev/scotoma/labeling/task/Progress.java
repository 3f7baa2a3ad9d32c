package dev.scotoma.labeling.task;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far a labeler has come. What they have earned is their submissions times what one earns.
 *
 * @param left clips the labeler could be given now
 * @param today submissions since midnight UTC
 * @param pay null where nothing is paid for a clip
 */
public record Progress(
        long left,
        long today,
        long total,
        @Schema(nullable = true) @Nullable Pay pay) {}
