package dev.scotoma.labeling.quality;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the votes of a session amount to, an attribute at a time.
 *
 * @param task the session's pseudonym, as dataset versions have it
 */
public record ConsensusLine(
        String task,
        String attribute,
        int yes,
        int no,
        int unsure,
        String method,
        String state,
        @Schema(nullable = true) @Nullable Double probability,
        @Schema(nullable = true) @Nullable Boolean present) {}
