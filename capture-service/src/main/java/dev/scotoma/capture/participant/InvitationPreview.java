package dev.scotoma.capture.participant;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.CampaignState;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.consent.ConsentText;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/** What somebody who holds the link sees before deciding. */
record InvitationPreview(InvitedCampaign campaign, ConsentText consent) {
    @RecordBuilder
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
            return InvitedCampaignBuilder.builder()
                    .name(campaign.name())
                    .brief(campaign.brief())
                    .kind(campaign.kind())
                    .attackType(campaign.attackType())
                    .sessionsEach(campaign.sessionsEach())
                    .rewardMinor(campaign.earnsEach())
                    .rewardCurrency(campaign.rewardCurrency())
                    .opensAt(campaign.opensAt())
                    .closesAt(campaign.closesAt())
                    .state(campaign.state())
                    .build();
        }
    }
}
