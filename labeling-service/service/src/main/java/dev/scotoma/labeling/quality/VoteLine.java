package dev.scotoma.labeling.quality;

/**
 * One answer, in columns that {@code ./scotoma consensus} reads.
 *
 * @param task the session's pseudonym, as dataset versions have it
 * @param worker the labeler's
 */
public record VoteLine(String task, String worker, String attribute, String label) {}
