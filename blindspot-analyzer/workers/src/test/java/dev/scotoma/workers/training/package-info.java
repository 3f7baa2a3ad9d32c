@NullMarked
package dev.scotoma.workers.training;

import org.jspecify.annotations.NullMarked;
