package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.CampaignState;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.campaign.Language;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as its participant sees it.
 *
 * @param varied whether its sessions differ in kind or attack type; what one is to show, only the session says
 * @param rewardMinor what every session earns at least
 * @param language of title and brief, which may be English where another one was asked for
 * @param contact of the people who run it
 * @param done sessions sent that count or may still count
 * @param left sessions still wanted from this participant
 */
@RecordBuilder
record MyCampaign(
        UUID id,
        String title,
        String brief,
        Language language,
        @Nullable String contact,
        Kind kind,
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
        String rewardCurrency,
        Instant opensAt,
        Instant closesAt,
        CampaignState state,
        int done,
        int left) {}
