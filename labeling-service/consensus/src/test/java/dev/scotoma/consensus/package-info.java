@NullMarked
package dev.scotoma.consensus;

import org.jspecify.annotations.NullMarked;
