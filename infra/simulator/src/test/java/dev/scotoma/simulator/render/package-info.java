@NullMarked
package dev.scotoma.simulator.render;

import org.jspecify.annotations.NullMarked;
