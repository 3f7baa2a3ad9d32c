package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Kind;
import org.jspecify.annotations.Nullable;

/** What a participant says they are about to show, with everything filled in that follows from what is prescribed. */
record Declared(
        Kind kind,
        String attackType,
        @Nullable String paiQuality,
        @Nullable String instrument,
        @Nullable String environment) {}
