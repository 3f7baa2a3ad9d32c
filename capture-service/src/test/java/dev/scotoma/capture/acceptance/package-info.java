@NullMarked
package dev.scotoma.capture.acceptance;

import org.jspecify.annotations.NullMarked;
