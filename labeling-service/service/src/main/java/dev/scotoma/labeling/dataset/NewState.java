package dev.scotoma.labeling.dataset;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Why a version should not, or must not, be used any more.
 *
 * @param successor the version to take instead
 */
public record NewState(
        @NotBlank @Size(max = 1000) String reason,

        @Nullable @Pattern(regexp = VersionName.FORM, message = "must look like v1 or v2.1.0")
        String successor) {}
