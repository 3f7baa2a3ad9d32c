package dev.scotoma.capture.campaign;

import dev.scotoma.capture.campaign.SessionCounts.Counts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection round as it is now.
 *
 * @param name for researchers alone
 * @param title what participants read in its place
 * @param contact of the people who run it, where it has one of its own
 * @param attackType the prescribed species, {@code none} when {@code kind} is genuine
 * @param blindSpotId of the blind spot it collects for
 * @param kind attack where some of its cells ask for genuine sessions and others for attacks, which {@code mixed} says; what its cells have in
 *     common is told as its conditions
 * @param varied whether its sessions differ in kind or attack type, so that only a session says what it is to show
 * @param rewardMinor per counted session, in minor units of the currency
 * @param propCostMinor what an attack session earns beyond that
 * @param filledAt when it closed by itself, because every cell had what it wanted
 */
@RecordBuilder
public record Campaign(
        UUID id,
        String name,
        String title,
        String brief,
        List<Translation> translations,
        @Nullable String contact,
        Kind kind,
        boolean mixed,
        boolean varied,
        String attackType,
        @Nullable String paiQuality,
        @Nullable String camera,
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String environment,
        int sessionsEach,
        int rewardMinor,
        int propCostMinor,
        String rewardCurrency,
        @Nullable UUID iterationToBeat,
        @Nullable UUID blindSpotId,
        Instant opensAt,
        Instant closesAt,
        @Nullable Instant filledAt,
        CampaignState state,
        Counts counts,
        Instant createdAt) {
    /** What a session of this kind earns when it is paid. */
    public int earns(Kind session) {
        return rewardMinor + (session == Kind.ATTACK ? propCostMinor : 0);
    }

    /** What every session of the campaign earns at least. */
    public int earnsEach() {
        return earns(mixed ? Kind.GENUINE : kind);
    }

    /** What a participant reads in this language, or else in English. */
    public Wording wording(Language language) {
        return translations.stream()
                .filter(translation -> translation.language() == language)
                .findFirst()
                .map(Translation::wording)
                .orElseGet(() -> new Wording(Language.ENGLISH, title, brief));
    }
}
