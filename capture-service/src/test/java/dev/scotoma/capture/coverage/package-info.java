@NullMarked
package dev.scotoma.capture.coverage;

import org.jspecify.annotations.NullMarked;
