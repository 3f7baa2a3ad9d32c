package dev.scotoma.capture.reward;

import dev.scotoma.capture.campaign.Campaigns;
import dev.scotoma.capture.session.Payment;
import dev.scotoma.capture.session.SessionFacts;
import dev.scotoma.capture.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The door of the room; every command happens in the caller's transaction. */
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

    /** What is owed to somebody for recordings that the other one in them had erased. */
    @Transactional
    List<KeptReward> keptFor(UUID person) {
        return entities.createNativeQuery("""
                        SELECT w.currency, sum(w.minor)::bigint AS minor
                        FROM withdrawn_reward w JOIN withdrawal_request r USING (withdrawal_id)
                        WHERE w.participant_id = :person AND r.participant_id <> :person GROUP BY w.currency ORDER BY w.currency
                        """, Tuple.class)
                .setParameter("person", person)
                .getResultStream()
                .map(row -> new KeptReward(row.get("currency", String.class), row.get("minor", Long.class)))
                .toList();
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

    /**
     * Keeps what was earned with the sessions of a participant who withdraws, because these will be erased: theirs, and of the other one
     * in an attack that showed somebody else. That other one did not withdraw, so that they are owed what was still to be decided too, as
     * a take is paid that waited too long. What the withdrawal of that other one listed before was kept for both by it then; so only what
     * is listed by this one is looked at. Of who recorded them the sessions keep their places, or they could be recorded and paid again.
     */
    public void keepOwed(UUID withdrawal, UUID participant) {
        entities.createNativeMutationQuery("""
                        WITH concerned AS (
                          SELECT s.*, c.reward_currency, s.payment = 'payable' AS due, s.state = 'UPLOADED' AND s.payment = 'none'
                              AND s.declared_kind = s.prescribed_kind
                              AND NOT EXISTS (SELECT FROM fraud_flag f WHERE f.session_id = s.session_id AND f.open) AS waits,
                            c.sessions_each - (SELECT count(*) FROM session o WHERE o.participant_id = s.participant_id
                              AND o.campaign_id = s.campaign_id AND o.payment IN ('payable', 'paid'))
                              - kept_places(s.participant_id, s.campaign_id) AS promised
                          FROM session s JOIN campaign c USING (campaign_id) JOIN withdrawal w USING (session_id)
                          WHERE w.withdrawal_id = :withdrawal),
                        kept AS (
                          SELECT *, waits AND promised >= row_number() OVER (PARTITION BY participant_id, campaign_id, waits
                            ORDER BY session_id) AS waited FROM concerned),
                        places AS (
                          INSERT INTO kept_place (session_id, participant_id, campaign_id)
                          SELECT session_id, participant_id, campaign_id FROM kept
                          WHERE participant_id <> :participant AND (payment IN ('payable', 'paid') OR waited)),
                        forgotten AS (DELETE FROM kept_place WHERE participant_id = :participant)
                        INSERT INTO withdrawn_reward (withdrawal_id, participant_id, currency, minor)
                        SELECT :withdrawal, e.person, k.reward_currency, sum(e.minor)
                        FROM kept k CROSS JOIN LATERAL (VALUES (k.participant_id, k.reward_minor),
                          (k.depicted_participant_id, k.shown_reward_minor)) e (person, minor)
                        WHERE e.minor > 0 AND (k.due OR k.waited AND e.person <> :participant)
                        GROUP BY e.person, k.reward_currency
                        """)
                .setParameter("withdrawal", withdrawal)
                .setParameter("participant", participant)
                .executeUpdate();
    }
}
