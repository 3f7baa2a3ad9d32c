package dev.scotoma.capture.depiction;

import dev.scotoma.capture.campaign.Language;
import dev.scotoma.capture.consent.ConsentText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who holds the link reads before deciding.
 *
 * @param recorderName who made it, in the recorder's own words
 * @param campaign what the recordings are for
 * @param yours whether the one who made it reads it, in a browser that they are signed in with
 */
record LinkPreview(String recorderName, ShownCampaign campaign, ConsentText consent, Instant expiresAt, boolean yours) {
    /**
     * @param language of title and brief, which may be English where another one was asked for
     * @param rewardMinor what each recording that is paid pays to whom it shows
     * @param contact of the people who run it
     */
    record ShownCampaign(
            String title,
            String brief,
            Language language,
            int sessionsEach,
            int rewardMinor,
            String rewardCurrency,
            Instant closesAt,
            @Nullable String contact) {}
}
