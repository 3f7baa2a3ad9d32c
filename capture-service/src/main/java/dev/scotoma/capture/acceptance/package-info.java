/**
 * Whether a sent session counts, by the written rule of docs/acceptance.md: from its inspection, the crowd's answer and signs of
 * fraud, or from a reviewer's ruling. Reads what the other services publish, never their tables, and tells the participant what
 * became of a take.
 */
@NullMarked
package dev.scotoma.capture.acceptance;

import org.jspecify.annotations.NullMarked;
