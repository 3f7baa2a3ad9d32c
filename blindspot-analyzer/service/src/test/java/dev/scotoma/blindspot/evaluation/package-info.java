@NullMarked
package dev.scotoma.blindspot.evaluation;

import org.jspecify.annotations.NullMarked;
