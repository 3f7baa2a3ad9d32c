@NullMarked
package dev.scotoma.labeling;

import org.jspecify.annotations.NullMarked;
