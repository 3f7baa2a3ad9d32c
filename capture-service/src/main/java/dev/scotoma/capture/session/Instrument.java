package dev.scotoma.capture.session;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A concrete print, screen or mask of a participant.
 *
 * @param words in which the participant tells it from others of theirs
 */
record Instrument(UUID id, String attackType, @Nullable String paiQuality, String words, Instant lastUsedAt) {}
