/**
 * The words people agree to and what they said to them: versioned texts that are never edited, and an append-only list of
 * events. Knows people by their opaque id only and decides nothing about their recordings.
 */
@NullMarked
package dev.scotoma.capture.consent;

import org.jspecify.annotations.NullMarked;
