@NullMarked
package dev.scotoma.blindspot.training;

import org.jspecify.annotations.NullMarked;
