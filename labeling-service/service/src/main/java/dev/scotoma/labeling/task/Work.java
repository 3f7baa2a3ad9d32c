package dev.scotoma.labeling.task;

import org.jspecify.annotations.Nullable;

/**
 * What a submission says beside its answers.
 *
 * @param watchedMs how much of the clip was played, at whatever speed
 * @param elapsedMs from the clip's appearance to the submission
 * @param note what the labeler wants the reviewer to know
 */
public record Work(int watchedMs, int elapsedMs, @Nullable String note) {}
