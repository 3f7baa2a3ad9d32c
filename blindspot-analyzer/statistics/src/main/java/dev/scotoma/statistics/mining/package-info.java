/**
 * The miner. It counts every conjunction of up to three condition values exactly, tests them with participants as
 * clusters, and chooses what to report; {@link dev.scotoma.statistics.mining.Miner} is the door. It is plain Java on
 * primitive arrays, without a framework and without I/O. It knows axes, values, clusters and an outcome, and nothing of
 * sessions, models or storage.
 */
@NullMarked
package dev.scotoma.statistics.mining;

import org.jspecify.annotations.NullMarked;
