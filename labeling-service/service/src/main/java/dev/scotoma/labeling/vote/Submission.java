package dev.scotoma.labeling.vote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Map;

/**
 * A labeler's answers for a clip.
 *
 * @param answers one for each of the eight attributes
 * @param watchedMs how long the clip played
 * @param elapsedMs from the clip's appearance to the submission
 */
public record Submission(
        @NotNull Map<String, Answer> answers,
        @PositiveOrZero @Max(86_400_000) int watchedMs,
        @PositiveOrZero @Max(86_400_000) int elapsedMs) {}
