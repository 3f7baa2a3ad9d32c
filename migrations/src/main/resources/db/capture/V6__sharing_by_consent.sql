-- Why: whoever took part again with another answer about sharing changed it for everything they had sent before. A session now has the
-- answer that its participant had given when it was opened.
CREATE INDEX consent_event_given ON capture.consent_event (participant_id, at DESC) WHERE event = 'given';
CREATE OR REPLACE VIEW capture_pub.session_v1 AS
  SELECT s.session_id, s.campaign_id, s.participant_id, s.depicted_participant_id, p.split, s.state, s.reason,
         s.prescribed_kind, s.prescribed_attack_type, s.declared_kind, s.declared_attack_type, s.pai_quality,
         s.instrument, s.environment, s.attempt, s.camera, s.device_model, s.os, s.browser,
         p.country, p.age_band, p.gender, p.skin_tone,
         s.recording_key, s.recording_bytes, s.recording_type, s.truth, s.uploaded_at, s.decided_at, s.revision,
         coalesce((SELECT e.share_with_others FROM capture.consent_event e
           WHERE e.participant_id = s.participant_id AND e.event = 'given' AND e.at <= s.opened_at
           ORDER BY e.at DESC LIMIT 1), false) AS share_with_others
  FROM capture.session s JOIN capture.participant p USING (participant_id)
  WHERE s.state IN ('UPLOADED', 'ACCEPTED', 'REJECTED') AND s.uploaded_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM capture.withdrawal w WHERE w.session_id = s.session_id);
GRANT SELECT ON capture.consent_event TO scotoma_views;
COMMENT ON COLUMN capture.participant.share_with_others IS 'The answer given last; which one holds for a session is in consent_event.';
