@NullMarked
package dev.scotoma.blindspot.benchmark;

import org.jspecify.annotations.NullMarked;
