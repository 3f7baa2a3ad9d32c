@NullMarked
package dev.scotoma.labeling.task;

import org.jspecify.annotations.NullMarked;
