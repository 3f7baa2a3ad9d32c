package dev.scotoma.blindspot.discovery;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A retest that is asked for.
 *
 * @param margin the excess, as a share, from which on it would still be called a blind spot
 */
record NewRetest(@NotNull UUID iterationId, @NotNull Double margin) {}
