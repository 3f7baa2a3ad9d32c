package dev.scotoma.labeling.vote;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A labeler's answers for a clip.
 *
 * @param answers one for each of the eight attributes
 * @param watchedMs how long the clip played
 * @param elapsedMs from the clip's appearance to the submission
 * @param note what the reviewer should know; it decides nothing
 */
public record Submission(
        @NotNull Map<String, Answer> answers,
        @PositiveOrZero @Max(86_400_000) int watchedMs,
        @PositiveOrZero @Max(86_400_000) int elapsedMs,

        @Nullable @Size(max = 500) @Pattern(regexp = "[^\\x00]*", message = "must be text")
        String note) {}
