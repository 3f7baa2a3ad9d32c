@NullMarked
package dev.scotoma.capture.session;

import org.jspecify.annotations.NullMarked;
