@NullMarked
package dev.scotoma.blindspot.inference;

import org.jspecify.annotations.NullMarked;
