@NullMarked
package dev.scotoma.workers.inference;

import org.jspecify.annotations.NullMarked;
