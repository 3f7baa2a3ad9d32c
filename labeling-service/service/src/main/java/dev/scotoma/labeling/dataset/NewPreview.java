package dev.scotoma.labeling.dataset;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * @param version the number to judge; without it the least one is told all the same
 * @param parent the version that it would follow; without it the highest of those that are out
 */
public record NewPreview(
        @Schema(nullable = true) @Nullable @Valid Selection selection,

        @Schema(nullable = true) @Nullable @Pattern(regexp = VersionName.FORM, message = "must look like v1 or v2.1.0")
        String version,

        @Schema(nullable = true) @Nullable @Pattern(regexp = VersionName.FORM, message = "must look like v1 or v2.1.0")
        String parent) {}
