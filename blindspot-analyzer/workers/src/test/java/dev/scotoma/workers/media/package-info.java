@NullMarked
package dev.scotoma.workers.media;

import org.jspecify.annotations.NullMarked;
