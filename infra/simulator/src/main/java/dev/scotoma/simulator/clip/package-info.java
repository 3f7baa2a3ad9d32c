/** Clips of scenes as browsers record them, kept in a cache on disk, and the folder of clips with its truth that training and reports read. */
@NullMarked
package dev.scotoma.simulator.clip;

import org.jspecify.annotations.NullMarked;
