package dev.scotoma.labeling.quality;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One labeler's answers for a session.
 *
 * @param labeler a pseudonym
 * @param answers by attribute: yes, no or unsure
 */
public record SessionVote(
        String labeler,
        Map<String, String> answers,
        @Schema(nullable = true) @Nullable Integer elapsedMs,
        @Schema(nullable = true) @Nullable Integer watchedMs) {}
