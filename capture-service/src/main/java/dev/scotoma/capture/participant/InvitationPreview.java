package dev.scotoma.capture.participant;

import dev.scotoma.capture.campaign.Campaign;
import dev.scotoma.capture.campaign.CampaignState;
import dev.scotoma.capture.campaign.Kind;
import dev.scotoma.capture.campaign.Language;
import dev.scotoma.capture.consent.ConsentText;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;

/** What somebody who holds the link sees before deciding. */
record InvitationPreview(InvitedCampaign campaign, ConsentText consent) {
    /** @param language of title and brief, which may be English where another one was asked for */
    @RecordBuilder
    record InvitedCampaign(
            String title,
            String brief,
            Language language,
            Kind kind,
            String attackType,
            int sessionsEach,
            int rewardMinor,
            String rewardCurrency,
            Instant opensAt,
            Instant closesAt,
            CampaignState state) {
        static InvitedCampaign of(Campaign campaign, Language asked) {
            var wording = campaign.wording(asked);
            return InvitedCampaignBuilder.builder()
                    .title(wording.title())
                    .brief(wording.brief())
                    .language(wording.language())
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
