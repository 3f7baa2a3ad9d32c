@NullMarked
package dev.scotoma.lab.benchmark;

import org.jspecify.annotations.NullMarked;
