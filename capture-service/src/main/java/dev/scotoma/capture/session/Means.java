package dev.scotoma.capture.session;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an attack is made with, and whose face it shows.
 *
 * @param instrument which print, screen or mask, in the participant's words
 * @param instrumentId of one that was used before, in the place of its words
 * @param depictionId of an adult who agreed to be shown; absent: the participant's own face
 */
record Means(
        @Nullable String paiQuality,
        @Nullable @Size(max = 80) String instrument,
        @Nullable UUID instrumentId,
        @Nullable UUID depictionId) {}
