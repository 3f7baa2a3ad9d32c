package dev.scotoma.capture.campaign;

import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

record NewInvitation(
        @Min(1) @Max(100_000) int maxParticipants,
        @NotNull @Future Instant expiresAt) {}
