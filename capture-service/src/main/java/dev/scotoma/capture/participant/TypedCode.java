package dev.scotoma.capture.participant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A return code as somebody typed it. It goes in the body: paths end up in logs and histories. */
public record TypedCode(@NotBlank @Size(max = 200) String code) {}
