package dev.scotoma.capture.participant;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.CampaignState;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.consent.ConsentText;
import java.time.Instant;

/** What somebody who holds the link sees before deciding. */
record InvitationPreview(InvitedCampaign campaign, ConsentText consent) {
    record InvitedCampaign(
            String name,
            String brief,
            Kind kind,
            String attackType,
            int sessionsEach,
            int rewardMinor,
            String rewardCurrency,
            Instant opensAt,
            Instant closesAt,
            CampaignState state) {
        static InvitedCampaign of(Campaign campaign) {
            return new InvitedCampaign(
                    campaign.name(),
                    campaign.brief(),
                    campaign.kind(),
                    campaign.attackType(),
                    campaign.sessionsEach(),
                    campaign.rewardMinor(),
                    campaign.rewardCurrency(),
                    campaign.opensAt(),
                    campaign.closesAt(),
                    campaign.state());
        }
    }
}
