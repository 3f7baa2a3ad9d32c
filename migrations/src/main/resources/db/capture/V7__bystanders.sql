-- Why: a recording of a genuine campaign that shows several faces shows somebody who agreed to nothing. Nobody is shown it, and it is erased
-- as what is withdrawn is, by every service; its participant took part as asked, so the row of the session stays, with its reward.
CREATE TABLE capture.bystander (
  session_id uuid PRIMARY KEY,
  seq        bigint NOT NULL UNIQUE DEFAULT nextval('capture.withdrawal_seq_seq'),
  listed_at  timestamptz NOT NULL DEFAULT now(),
  revision   xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON TABLE capture.bystander IS
  'Sessions whose recording shows somebody who is no participant. Permanent, in one sequence with capture.withdrawal; listed by a round.';
CREATE TRIGGER bystander_permanent BEFORE UPDATE OR DELETE ON capture.bystander
  FOR EACH ROW EXECUTE FUNCTION capture.refuse_change();
CREATE TRIGGER bystander_lock BEFORE INSERT ON capture.bystander
  FOR EACH ROW EXECUTE FUNCTION capture.lock_withdrawn_session();
REVOKE UPDATE, DELETE ON capture.bystander FROM scotoma_capture;
GRANT SELECT ON capture.bystander TO scotoma_views;

CREATE INDEX session_several_faces ON capture.session (session_id) WHERE reason = 'several_faces' AND prescribed_kind = 'genuine';

-- Whatever is listed here goes. Who withdraws what was listed as a bystander's is in the view once, by the withdrawal.
CREATE OR REPLACE VIEW capture_pub.withdrawal_v1 AS
  SELECT w.seq, w.session_id, w.withdrawal_id, r.requested_at, w.revision
  FROM capture.withdrawal w JOIN capture.withdrawal_request r USING (withdrawal_id)
  UNION ALL
  SELECT b.seq, b.session_id, NULL, b.listed_at, b.revision
  FROM capture.bystander b WHERE NOT EXISTS (SELECT FROM capture.withdrawal w WHERE w.session_id = b.session_id);
COMMENT ON VIEW capture_pub.withdrawal_v1 IS
  'Sessions of which every service erases what it holds, for good. withdrawal_id is null where nobody withdrew and a bystander is in the picture.';

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
    AND NOT EXISTS (SELECT FROM capture.withdrawal w WHERE w.session_id = s.session_id)
    AND NOT EXISTS (SELECT FROM capture.bystander b WHERE b.session_id = s.session_id);
