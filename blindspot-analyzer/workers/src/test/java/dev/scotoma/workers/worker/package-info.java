@NullMarked
package dev.scotoma.workers.worker;

import org.jspecify.annotations.NullMarked;
