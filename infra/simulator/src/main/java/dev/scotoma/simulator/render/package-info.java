/** Frames of scenes in Java2D. Nobody is depicted. The same scene gives the same pixels. */
@NullMarked
package dev.scotoma.simulator.render;

import org.jspecify.annotations.NullMarked;
