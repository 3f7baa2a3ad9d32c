/** {@code make demo} and {@code make load}: a stack, a crowd in front of it, and what came of it. */
@NullMarked
package dev.scotoma.simulator.demo;

import org.jspecify.annotations.NullMarked;
