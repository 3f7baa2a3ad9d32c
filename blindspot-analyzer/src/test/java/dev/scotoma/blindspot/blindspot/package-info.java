@NullMarked
package dev.scotoma.blindspot.blindspot;

import org.jspecify.annotations.NullMarked;
