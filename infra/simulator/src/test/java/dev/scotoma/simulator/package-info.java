@NullMarked
package dev.scotoma.simulator;

import org.jspecify.annotations.NullMarked;
