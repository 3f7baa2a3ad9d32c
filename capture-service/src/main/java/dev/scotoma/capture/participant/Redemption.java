package dev.scotoma.capture.participant;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says when taking part.
 *
 * @param adult the attestation of being 18 or older; a date of birth is never asked for
 * @param shareWithOthers the separate, optional consent
 * @param attempt drawn by the page for this one attempt and kept until its answer is there: sent again it gets the same answer, return
 *     code included, so it is as secret as that code
 * @param country ISO 3166-1 alpha-2
 */
public record Redemption(
        int consentVersion,
        @NotBlank String locale,

        @AssertTrue(message = "must be attested: you must be 18 or older")
        boolean adult,

        @NotNull String ageBand,
        boolean shareWithOthers,

        @Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be a country code such as GB")
        String country,

        @Nullable String gender,
        @Nullable String skinTone,
        @Nullable UUID attempt) {}
