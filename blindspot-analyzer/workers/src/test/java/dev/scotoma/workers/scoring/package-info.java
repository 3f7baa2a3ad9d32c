@NullMarked
package dev.scotoma.workers.scoring;

import org.jspecify.annotations.NullMarked;
