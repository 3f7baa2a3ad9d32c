@NullMarked
package dev.scotoma.labeling.consensus;

import org.jspecify.annotations.NullMarked;
