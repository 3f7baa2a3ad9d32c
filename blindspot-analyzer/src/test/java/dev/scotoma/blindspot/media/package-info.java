@NullMarked
package dev.scotoma.blindspot.media;

import org.jspecify.annotations.NullMarked;
