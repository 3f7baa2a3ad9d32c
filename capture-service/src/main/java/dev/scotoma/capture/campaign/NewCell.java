package dev.scotoma.capture.campaign;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell that a researcher asks for; see {@link Cell}.
 *
 * @param wanted absent: as many as come
 */
@RecordBuilder
public record NewCell(
        @NotNull Kind kind,
        @Nullable String attackType,
        @Nullable String paiQuality,
        @Nullable String camera,
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String environment,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be a country such as ES")
        String country,

        @Nullable @Min(1) @Max(100_000) Integer wanted) {}
