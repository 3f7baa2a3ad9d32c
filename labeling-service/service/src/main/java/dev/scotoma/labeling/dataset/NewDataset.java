package dev.scotoma.labeling.dataset;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param version such as {@code v1} or {@code v2.1.0}
 * @param forOthers whether it is made to be handed on: then only sessions are in it whose participants agreed to that
 */
public record NewDataset(
        @NotNull @Pattern(regexp = "v[0-9]{1,6}(\\.[0-9]{1,6}){0,2}", message = "must look like v1 or v2.1.0")
        String version,

        @NotBlank @Size(max = 2000) String description,
        @Nullable Boolean forOthers) {}
