@NullMarked
package dev.scotoma.simulator.clip;

import org.jspecify.annotations.NullMarked;
