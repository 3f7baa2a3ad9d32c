/**
 * Crowds whose skills are known, answering for sessions whose truth is known: what the library makes of them is
 * measured by {@code make bench-labeling}. Nothing of it ships.
 */
@NullMarked
package dev.scotoma.consensus.simulation;

import org.jspecify.annotations.NullMarked;
