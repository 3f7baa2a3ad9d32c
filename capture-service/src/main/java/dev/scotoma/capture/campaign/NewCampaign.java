package dev.scotoma.capture.campaign;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a researcher asks for. Conditions are values of the vocabulary's axes; an absent one is left open.
 *
 * @param kind attack as soon as one of the cells is
 * @param propCostMinor what an attack session earns beyond the reward; absent: nothing
 * @param cells what is wanted of what, instead of conditions of the whole; absent: the conditions are the only cell, without a limit
 * @param name for researchers alone
 * @param title what participants read in its place, in English; absent: one that says nothing of what the campaign is for
 * @param brief for participants, in English
 * @param translations of title and brief, one for each other language at most; who reads a language that is missing is shown English
 * @param contact of the people who run the campaign, for participants; absent: the installation's
 * @param blindSpotId of the blind spot to collect for, if any; what it is missing beyond these conditions belongs into the brief
 */
public record NewCampaign(
        @NotBlank @Size(max = 120) String name,

        @Nullable @Size(max = 120) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String title,

        @NotBlank @Size(max = 4000) String brief,
        @Nullable List<@Valid @NotNull Translation> translations,

        @Nullable @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String contact,

        @NotNull Kind kind,
        @Nullable String attackType,
        @Nullable String paiQuality,
        @Nullable String camera,
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String environment,
        @Min(1) @Max(100) int sessionsEach,
        @PositiveOrZero @Max(100_000) int rewardMinor,
        @Nullable @PositiveOrZero @Max(100_000) Integer propCostMinor,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency such as GBP")
        String rewardCurrency,

        @Nullable UUID iterationToBeat,
        @Nullable UUID blindSpotId,
        @Nullable Instant opensAt,
        @NotNull Instant closesAt,
        @Nullable @Size(max = 10_000) List<@Valid @NotNull NewCell> cells) {}
