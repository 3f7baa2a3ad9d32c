package dev.scotoma.capture.campaign;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Title and brief of a campaign in another language than English. */
public record Translation(
        @NotNull Language language,
        @NotBlank @Size(max = 120) String title,
        @NotBlank @Size(max = 4000) String brief) {
    Wording wording() {
        return new Wording(language, title, brief);
    }
}
