package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Kind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session as its participant sees it.
 *
 * @param nonce drawn by the server, to be shown during the recording
 * @param rewardMinor what it earns when it is paid, in minor units of the campaign's currency
 * @param expiresAt until when the recording can be sent
 */
@RecordBuilder
public record Session(
        UUID id,
        UUID campaignId,
        SessionState state,
        @Nullable String reason,
        Kind prescribedKind,
        String prescribedAttackType,
        Prescribed prescribed,
        Kind declaredKind,
        String declaredAttackType,
        int attempt,
        String nonce,
        List<Prompt> prompts,
        int recordMs,
        long maxBytes,
        int rewardMinor,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Instant uploadedAt) {}
