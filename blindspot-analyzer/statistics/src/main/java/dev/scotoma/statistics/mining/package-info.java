/**
 * The miner: exact counters over every conjunction of up to three condition values, tests clustered by participant, and the choice of what
 * to report. Plain Java on primitive arrays, without a framework and without I/O; {@link dev.scotoma.statistics.mining.Miner} is the door.
 * It knows axes, values, clusters and an outcome, and nothing of sessions, models or storage.
 */
@NullMarked
package dev.scotoma.statistics.mining;

import org.jspecify.annotations.NullMarked;
