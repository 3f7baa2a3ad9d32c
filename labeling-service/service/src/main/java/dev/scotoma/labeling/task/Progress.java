package dev.scotoma.labeling.task;

/**
 * @param left clips the labeler could be given now
 * @param today submissions since midnight UTC
 */
public record Progress(long left, long today, long total) {}
