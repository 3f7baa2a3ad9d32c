package dev.scotoma.labeling.quality;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session on one attribute of which some say yes and some no. */
public record Disagreement(
        UUID sessionId,
        int yes,
        int no,
        int unsure,
        String state,
        @Schema(nullable = true) @Nullable Double probability,
        @Schema(nullable = true) @Nullable Boolean present) {}
