package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Kind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the participant says they are about to show.
 *
 * @param declaredAttackType absent: the campaign's when an attack is declared
 * @param instrument which print, screen or mask, in the participant's words
 * @param instrumentId of one that was used before, in the place of its words
 */
record NewSession(
        @NotNull UUID campaignId,
        @NotNull Kind declaredKind,
        @Nullable String declaredAttackType,
        @Nullable String paiQuality,
        @Nullable @Size(max = 80) String instrument,
        @Nullable UUID instrumentId,
        @Nullable String environment) {
    NewSession showing(Instrument used) {
        return new NewSession(
                campaignId, declaredKind, declaredAttackType, used.paiQuality(), used.words(), used.id(), environment);
    }
}
