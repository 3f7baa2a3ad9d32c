@NullMarked
package dev.scotoma.blindspot.discovery;

import org.jspecify.annotations.NullMarked;
