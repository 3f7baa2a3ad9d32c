@NullMarked
package dev.scotoma.blindspot;

import org.jspecify.annotations.NullMarked;
