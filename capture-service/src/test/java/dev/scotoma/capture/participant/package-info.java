@NullMarked
package dev.scotoma.capture.participant;

import org.jspecify.annotations.NullMarked;
