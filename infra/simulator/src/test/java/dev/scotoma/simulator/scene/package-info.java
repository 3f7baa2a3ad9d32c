@NullMarked
package dev.scotoma.simulator.scene;

import org.jspecify.annotations.NullMarked;
