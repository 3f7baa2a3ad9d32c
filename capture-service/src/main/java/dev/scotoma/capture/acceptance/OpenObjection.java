package dev.scotoma.capture.acceptance;

import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.session.Payment;
import dev.scotoma.capture.session.SessionState;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An objection that waits for an answer, with what it is against. */
@RecordBuilder
record OpenObjection(
        UUID sessionId,
        String words,
        Instant raisedAt,
        SessionState state,
        @Nullable String reason,
        Payment payment,
        Kind prescribedKind,
        Kind declaredKind) {}
