package dev.scotoma.capture.session;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the browser says about the device and its camera: asked-for and reported track settings side by side.
 *
 * @param trackLabel the camera's name, as the browser gives it
 */
@RecordBuilder
public record Device(
        @NotNull String camera,
        @Nullable @Size(max = 120) String deviceModel,
        @Nullable @Size(max = 120) String os,
        @Nullable @Size(max = 120) String browser,
        @Nullable @Size(max = 300) String trackLabel,
        @Nullable @Min(0) @Max(20_000) Integer requestedWidth,
        @Nullable @Min(0) @Max(20_000) Integer requestedHeight,
        @Nullable @Min(0) @Max(20_000) Integer reportedWidth,
        @Nullable @Min(0) @Max(20_000) Integer reportedHeight,
        @Nullable @Min(0) @Max(1_000) Float reportedFps) {}
