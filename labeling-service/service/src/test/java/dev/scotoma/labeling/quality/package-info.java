@NullMarked
package dev.scotoma.labeling.quality;

import org.jspecify.annotations.NullMarked;
