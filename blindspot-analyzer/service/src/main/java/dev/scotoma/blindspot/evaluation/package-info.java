/**
 * How well an iteration tells attacks from genuine sessions: the error rates of ISO/IEC 30107-3 with intervals
 * clustered by participant, the detection error trade-off, and two iterations compared on the same sessions. The
 * metrics are plain Java on primitive arrays, without a framework and without I/O, so that the command line can use
 * them on a CSV file; {@link dev.scotoma.blindspot.evaluation.Evaluations} is the door to those of the platform's own
 * sessions. It reads what is published and stores nothing.
 */
@NullMarked
package dev.scotoma.blindspot.evaluation;

import org.jspecify.annotations.NullMarked;
