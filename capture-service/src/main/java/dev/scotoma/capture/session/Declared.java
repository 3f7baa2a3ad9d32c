package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Kind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a participant says they are about to show, with everything filled in that follows from what is prescribed.
 *
 * @param instrumentId of one that was used before
 * @param depicted whose face it shows, where that is somebody else's
 */
record Declared(
        Kind kind,
        String attackType,
        @Nullable String paiQuality,
        @Nullable String instrument,
        @Nullable UUID instrumentId,
        @Nullable String environment,
        @Nullable UUID depicted) {
    Declared with(Instrument used) {
        return new Declared(kind, attackType, used.paiQuality(), used.words(), used.id(), environment, depicted);
    }
}
