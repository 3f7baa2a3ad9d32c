@NullMarked
package dev.scotoma.workers;

import org.jspecify.annotations.NullMarked;
