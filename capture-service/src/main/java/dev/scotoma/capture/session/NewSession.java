package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Kind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the participant says they are about to show.
 *
 * @param declaredKind absent: whatever is prescribed; nobody can say more of a campaign that asks some for attacks and others not
 * @param declaredAttackType absent: the prescribed one when an attack is declared
 * @param instrument which print, screen or mask, in the participant's words
 * @param camera as the browser reports it, so that nobody is asked for what it cannot record
 * @param instrumentId of one that was used before, in the place of its words
 * @param depictionId of an adult who agreed that this participant's attacks show them; absent: their own face
 */
record NewSession(
        @NotNull UUID campaignId,
        @Nullable Kind declaredKind,
        @Nullable String declaredAttackType,
        @Nullable String paiQuality,
        @Nullable @Size(max = 80) String instrument,
        @Nullable UUID instrumentId,
        @Nullable UUID depictionId,
        @Nullable String environment,
        @Nullable String camera) {
    Means means() {
        return new Means(paiQuality, instrument, instrumentId, depictionId);
    }
}
