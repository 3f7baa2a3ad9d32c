@NullMarked
package dev.scotoma.labeling.vote;

import org.jspecify.annotations.NullMarked;
