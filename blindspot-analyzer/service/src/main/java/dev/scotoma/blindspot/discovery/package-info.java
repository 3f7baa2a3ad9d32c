/**
 * Mining runs and the blind spots that they find: which sessions an iteration is judged by, the numbered runs over
 * them, and what each found. {@link dev.scotoma.blindspot.discovery.MiningRuns} is the door. The room reads what is
 * published, stores counts and which sessions a run has read, never what is in them, and leaves the statistics to {@link
 * dev.scotoma.statistics.mining}.
 */
@NullMarked
package dev.scotoma.blindspot.discovery;

import org.jspecify.annotations.NullMarked;
