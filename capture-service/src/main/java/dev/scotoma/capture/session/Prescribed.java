package dev.scotoma.capture.session;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of one session, and nothing about who records it. What is absent is left open.
 *
 * @param attackType {@code none} of a genuine session
 */
public record Prescribed(
        String attackType,
        @Nullable String paiQuality,
        @Nullable String camera,
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String environment) {}
