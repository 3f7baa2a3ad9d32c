/**
 * Measures the miner against tables whose truth was planted, and prints what came out beside what should. The generator
 * knows nothing of the miner; what is planted is told by the generator alone. Not part of the running service; {@code
 * make bench-mining} is its door.
 */
@NullMarked
package dev.scotoma.lab.benchmark;

import org.jspecify.annotations.NullMarked;
