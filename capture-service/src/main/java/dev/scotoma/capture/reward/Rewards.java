package dev.scotoma.capture.reward;

import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.session.Payment;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/** The door of the room; everything happens in the caller's transaction. */
@ApplicationScoped
public class Rewards {
    private final Sessions sessions;
    private final Campaigns campaigns;
    private final Session entities;

    Rewards(Sessions sessions, Campaigns campaigns, Session entities) {
        this.sessions = sessions;
        this.campaigns = campaigns;
        this.entities = entities;
    }

    /** An honest take, usable or not: payable, up to as many as the campaign promised to pay each participant. */
    public void earn(SessionFacts session) {
        var campaign = campaigns.get(session.campaignId());
        if (session.rewardMinor() > 0 && session.payment() == Payment.NONE) {
            boolean promised = sessions.rewarded(session.participantId(), campaign.id()) < campaign.sessionsEach();
            sessions.pay(session.id(), promised ? Payment.PAYABLE : Payment.DECLINED);
        }
    }

    /**
     * Whether a session that waits for its decision is among those that the campaign promised to pay, however those decide that wait
     * beside it. Reads; the caller holds no lock, so it is what is known now.
     */
    public boolean promised(SessionFacts session) {
        var campaign = campaigns.get(session.campaignId());
        int before = sessions.rewarded(session.participantId(), campaign.id());
        int beside = sessions.waiting(session.participantId(), campaign.id()) - 1;
        return session.rewardMinor() > 0 && before + beside < campaign.sessionsEach();
    }

    /** A person decides that a take is paid after all, whatever was promised. */
    public void grant(SessionFacts session) {
        if (session.rewardMinor() > 0 && session.payment() == Payment.DECLINED) {
            sessions.pay(session.id(), Payment.PAYABLE);
        }
    }

    public void decline(SessionFacts session) {
        if (session.payment() == Payment.NONE) {
            sessions.pay(session.id(), Payment.DECLINED);
        }
    }

    /** Keeps what a participant who withdraws has earned, because the sessions it was earned with will be erased. */
    public void keepOwed(UUID withdrawal, UUID participant) {
        entities.createNativeMutationQuery("""
                        INSERT INTO withdrawn_reward (withdrawal_id, currency, minor)
                        SELECT :withdrawal, c.reward_currency, sum(s.reward_minor)
                        FROM session s JOIN campaign c USING (campaign_id)
                        WHERE s.participant_id = :participant AND s.payment = 'payable' AND s.reward_minor > 0
                        GROUP BY c.reward_currency
                        """)
                .setParameter("withdrawal", withdrawal)
                .setParameter("participant", participant)
                .executeUpdate();
    }
}
