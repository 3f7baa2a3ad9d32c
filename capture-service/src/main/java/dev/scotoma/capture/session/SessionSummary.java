package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Kind;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session in the researcher's list. */
@RecordBuilder
public record SessionSummary(
        UUID id,
        UUID campaignId,
        UUID participantId,
        SessionState state,
        @Nullable String reason,
        Payment payment,
        Kind prescribedKind,
        String prescribedAttackType,
        Kind declaredKind,
        String declaredAttackType,
        @Nullable Truth truth,
        int attempt,
        @Nullable String camera,
        @Nullable String deviceModel,
        @Nullable String os,
        @Nullable String browser,
        @Nullable String environment,
        Instant openedAt,
        @Nullable Instant uploadedAt,
        @Nullable Instant decidedAt) {}
