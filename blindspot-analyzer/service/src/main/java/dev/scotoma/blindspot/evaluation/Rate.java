package dev.scotoma.blindspot.evaluation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One rate with its 95% interval and what it was counted on. The value is absent where there is nothing to take a share
 * of; the interval also where the draws cannot tell.
 *
 * @param name that of the metric, or of the species whose APCER it is
 * @param species whose rate stands for all of them: that of the largest APCER
 * @param errors how many of the sessions make the rate; absent where it is no share of sessions
 * @param sessions how many it is a share of: those with a response or, for the no-response rates, all; those of both
 *     kinds where it is a share of neither
 */
@Schema(name = "Rate")
public record Rate(
        String name,
        @Schema(nullable = true) @Nullable String species,
        @Schema(nullable = true) @Nullable Integer errors,
        int sessions,
        int participants,
        @Schema(nullable = true) @Nullable Double value,
        @Schema(nullable = true) @Nullable Double low,
        @Schema(nullable = true) @Nullable Double high) {}
