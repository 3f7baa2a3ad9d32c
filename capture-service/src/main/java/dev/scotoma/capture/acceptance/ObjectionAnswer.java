package dev.scotoma.capture.acceptance;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What a reviewer says to an objection.
 *
 * @param pay pays a take whose reward had been declined; what it counts for stays as it is
 */
record ObjectionAnswer(@NotBlank @Size(max = 1000) String words, boolean pay) {}
