/**
 * The people who record, under an opaque id: how an invitation makes one, the split drawn for them, the campaigns they are
 * in, and the code that brings them back or lets them withdraw. Knows nothing of what they recorded.
 */
@NullMarked
package dev.scotoma.capture.participant;

import org.jspecify.annotations.NullMarked;
