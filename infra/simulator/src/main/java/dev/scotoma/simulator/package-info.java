/** The simulator: clips of drawn people and attacks whose truth is known, for the starter network, the demo and tests. Part of no service. */
@NullMarked
package dev.scotoma.simulator;

import org.jspecify.annotations.NullMarked;
