/**
 * The error rates of ISO/IEC 30107-3, their intervals clustered by participant, and the detection error trade-off. It
 * is plain Java on primitive arrays, without a framework and without I/O. It knows scores, labels, species and
 * clusters, and nothing of sessions or storage.
 */
@NullMarked
package dev.scotoma.statistics.evaluation;

import org.jspecify.annotations.NullMarked;
