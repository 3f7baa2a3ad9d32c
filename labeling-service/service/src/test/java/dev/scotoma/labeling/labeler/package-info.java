@NullMarked
package dev.scotoma.labeling.labeler;

import org.jspecify.annotations.NullMarked;
