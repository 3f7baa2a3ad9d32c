-- Why: labelers see children and bystanders first, and could only skip the clip, which was then shown to the next. What a labeler says is no verdict:
-- the session is in quarantine, published to nobody and shown to nobody, until a reviewer has looked, who takes it out or ends the quarantine.
CREATE TABLE capture.quarantine (
  session_id uuid PRIMARY KEY REFERENCES capture.session ON DELETE CASCADE,
  who        text NOT NULL CHECK (who IN ('minor', 'stranger')),
  since      timestamptz NOT NULL,
  ended_at   timestamptz,
  ended_by   uuid,
  reason     text CHECK (length(reason) BETWEEN 1 AND 1000),
  revision   xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (reason IS NULL))
);
COMMENT ON COLUMN capture.quarantine.who IS 'Whom a labeler saw in it (labeling_pub.report_v1).';
COMMENT ON COLUMN capture.quarantine.reason IS 'Why a reviewer ended it. A session that was taken out has no row here.';
CREATE INDEX quarantine_revision ON capture.quarantine (revision, session_id);
CREATE INDEX quarantine_open ON capture.quarantine (since) WHERE ended_at IS NULL;
CREATE TRIGGER quarantine_revision BEFORE INSERT OR UPDATE ON capture.quarantine
  FOR EACH ROW EXECUTE FUNCTION vocabulary.stamp_revision();

CREATE VIEW capture_pub.quarantine_v1 AS
  SELECT session_id, since, ended_at, revision FROM capture.quarantine;
COMMENT ON VIEW capture_pub.quarantine_v1 IS 'Sessions that are, or were, shown to nobody because of a report. While ended_at is null they are not in session_v1.';
GRANT SELECT ON capture.quarantine TO scotoma_views;
ALTER VIEW capture_pub.quarantine_v1 OWNER TO scotoma_views;

CREATE OR REPLACE VIEW capture_pub.session_v1 AS
  SELECT s.session_id, s.campaign_id, s.participant_id, s.depicted_participant_id, p.split, s.state, s.reason,
         s.prescribed_kind, s.prescribed_attack_type, s.declared_kind, s.declared_attack_type, s.pai_quality,
         s.instrument, s.environment, s.attempt, s.camera, s.device_model, s.os, s.browser,
         p.country, d.age_band, d.gender, d.skin_tone,
         s.recording_key, s.recording_bytes, s.recording_type, s.truth, s.uploaded_at, s.decided_at, s.revision,
         coalesce((SELECT e.share_with_others FROM capture.consent_event e
           WHERE e.participant_id = s.participant_id AND e.event = 'given' AND e.at <= s.opened_at
           ORDER BY e.at DESC LIMIT 1), false)
         AND (s.depicted_participant_id = s.participant_id OR coalesce((SELECT e.share_with_others FROM capture.consent_event e
           WHERE e.participant_id = s.depicted_participant_id AND e.event = 'given' AND e.at <= s.uploaded_at
           ORDER BY e.at DESC LIMIT 1), false)) AS share_with_others
  FROM capture.session s JOIN capture.participant p USING (participant_id)
  JOIN capture.participant d ON d.participant_id = s.depicted_participant_id
  WHERE s.state IN ('UPLOADED', 'ACCEPTED', 'REJECTED') AND s.uploaded_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM capture.withdrawal w WHERE w.session_id = s.session_id)
    AND NOT EXISTS (SELECT FROM capture.bystander b WHERE b.session_id = s.session_id)
    AND NOT EXISTS (SELECT FROM capture.quarantine q WHERE q.session_id = s.session_id AND q.ended_at IS NULL);
