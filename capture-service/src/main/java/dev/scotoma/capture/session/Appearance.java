package dev.scotoma.capture.session;

import dev.scotoma.capture.campaign.Language;
import java.util.UUID;

/**
 * What the attacks of others show of one person, in one campaign.
 *
 * @param language of the title, which may be English where another one was asked for
 * @param sent recordings that were sent
 * @param paid those of them that are owed or paid
 * @param minor what these earn for whom they show
 */
record Appearance(UUID campaignId, String title, Language language, int sent, int paid, long minor, String currency) {}
