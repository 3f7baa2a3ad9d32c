package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Kind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A session as the rooms behind it see it.
 *
 * @param depictedId whose face it shows: the participant's, or in an attack that of an adult who agreed to it
 * @param truthRuled whether a person said what the truth is, and not the rule
 * @param uploadId of the multipart upload that is open for it
 * @param payableAt since when its reward is due
 */
@RecordBuilder
public record SessionFacts(
        UUID id,
        UUID participantId,
        UUID depictedId,
        UUID campaignId,
        int attempt,
        SessionState state,
        Optional<String> reason,
        Payment payment,
        Kind prescribedKind,
        String prescribedAttackType,
        Prescribed prescribed,
        Kind declaredKind,
        Optional<Truth> truth,
        boolean truthRuled,
        Optional<Recording> recording,
        Optional<String> uploadId,
        Optional<Device> device,
        int rewardMinor,
        Instant openedAt,
        Instant expiresAt,
        Optional<Instant> uploadedAt,
        Optional<Instant> payableAt) {
    /** Why a session is rejected in whose recording inspection found more than one face. */
    public static final String SEVERAL_FACES = "several_faces";

    /** Whether this person recorded it or is shown in it, so that they judge nothing of it. */
    public boolean concerns(UUID person) {
        return participantId.equals(person) || depictedId.equals(person);
    }

    /** Whether its recording was found to show who must not be shown. */
    public boolean takenOut() {
        return reason.filter(why -> why.equals(Bystander.MINOR.word) || why.equals(Bystander.STRANGER.word))
                .isPresent();
    }
}
