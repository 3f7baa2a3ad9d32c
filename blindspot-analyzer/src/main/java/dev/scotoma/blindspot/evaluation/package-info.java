/**
 * How well scores tell attacks from genuine presentations: the error rates of ISO/IEC 30107-3 with intervals clustered by participant, and
 * the detection error trade-off. The metrics are plain Java on primitive arrays, without a framework and without I/O, so that the command
 * line can use them on a CSV file.
 */
@NullMarked
package dev.scotoma.blindspot.evaluation;

import org.jspecify.annotations.NullMarked;
