@NullMarked
package dev.scotoma.simulator.crowd;

import org.jspecify.annotations.NullMarked;
