package dev.scotoma.labeling.dataset;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What is said of a version beside its manifest, and may be put right at any time. */
public record NewWords(
        @NotBlank @Size(max = 2000) String description,
        @NotNull @Size(max = 100) List<@NotBlank @Size(max = 200) String> authors,
        @NotNull @Size(max = 10000) String notes) {}
