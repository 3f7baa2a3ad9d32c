/** What is planted in a clip: who, under which conditions, with which instrument, drawn from seeds. Knows nothing of pixels. */
@NullMarked
package dev.scotoma.simulator.scene;

import org.jspecify.annotations.NullMarked;
