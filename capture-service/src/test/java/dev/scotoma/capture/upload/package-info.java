@NullMarked
package dev.scotoma.capture.upload;

import org.jspecify.annotations.NullMarked;
