/**
 * Tells how well an iteration tells attacks from genuine sessions of the platform, and compares two iterations on the
 * same sessions. {@link dev.scotoma.blindspot.evaluation.Evaluations} is the door. The metrics are in {@link
 * dev.scotoma.statistics.evaluation}, so that the command line can use them on a CSV file. The room reads what is
 * published and stores nothing.
 */
@NullMarked
package dev.scotoma.blindspot.evaluation;

import org.jspecify.annotations.NullMarked;
