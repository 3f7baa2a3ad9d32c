package dev.scotoma.capture.campaign;

import dev.scotoma.capture.campaign.SessionCounts.Counts;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A collection round as it is now.
 *
 * @param attackType the prescribed species, {@code none} when {@code kind} is genuine
 * @param blindSpotId of the blind spot it collects for
 * @param rewardMinor per counted session, in minor units of the currency
 */
@RecordBuilder
public record Campaign(
        UUID id,
        String name,
        String brief,
        Kind kind,
        String attackType,
        @Nullable String paiQuality,
        @Nullable String camera,
        @Nullable String distance,
        @Nullable String lightLevel,
        @Nullable String lightDir,
        @Nullable String environment,
        int sessionsEach,
        int rewardMinor,
        String rewardCurrency,
        @Nullable UUID iterationToBeat,
        @Nullable UUID blindSpotId,
        Instant opensAt,
        Instant closesAt,
        CampaignState state,
        Counts counts,
        Instant createdAt) {}
