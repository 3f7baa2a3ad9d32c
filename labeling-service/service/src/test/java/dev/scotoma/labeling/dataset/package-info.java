@NullMarked
package dev.scotoma.labeling.dataset;

import org.jspecify.annotations.NullMarked;
