@NullMarked
package dev.scotoma.simulator.demo;

import org.jspecify.annotations.NullMarked;
