package dev.scotoma.capture.campaign;

import java.time.Instant;
import java.util.UUID;

/** A link into a campaign; its token is not kept. */
public record Invitation(
        UUID id, UUID campaignId, int maxParticipants, int participants, Instant expiresAt, Instant createdAt) {}
