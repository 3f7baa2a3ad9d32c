-- Campaigns, consent, participants, sessions and recordings, acceptance, rewards, withdrawals. Owned by capture-service.
CREATE TABLE capture.campaign (
  campaign_id        uuid PRIMARY KEY DEFAULT uuidv7(),
  name               text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  brief              text NOT NULL CHECK (length(brief) BETWEEN 1 AND 4000),
  kind               text NOT NULL CHECK (kind IN ('genuine', 'attack')),
  attack_type        text NOT NULL DEFAULT 'none',
  pai_quality        text,
  camera             text,
  distance           text,
  light_level        text,
  light_dir          text,
  environment        text,
  sessions_each      int NOT NULL CHECK (sessions_each BETWEEN 1 AND 100),
  reward_minor       int NOT NULL DEFAULT 0 CHECK (reward_minor BETWEEN 0 AND 100000),
  reward_currency    text NOT NULL DEFAULT 'GBP' CHECK (reward_currency ~ '^[A-Z]{3}$'),
  iteration_to_beat  uuid,
  opens_at           timestamptz NOT NULL DEFAULT now(),
  closes_at          timestamptz NOT NULL,
  closed             boolean NOT NULL DEFAULT false,
  created_by         uuid NOT NULL,
  created_at         timestamptz NOT NULL DEFAULT now(),
  CHECK (closes_at > opens_at),
  CHECK ((kind = 'genuine') = (attack_type = 'none'))
);
COMMENT ON COLUMN capture.campaign.reward_minor IS 'Per counted session, in minor units of the currency.';

CREATE TABLE capture.invitation (
  invitation_id    uuid PRIMARY KEY DEFAULT uuidv7(),
  campaign_id      uuid NOT NULL REFERENCES capture.campaign,
  token_hash       bytea NOT NULL UNIQUE,
  max_participants int NOT NULL CHECK (max_participants BETWEEN 1 AND 100000),
  participants     int NOT NULL DEFAULT 0 CHECK (participants BETWEEN 0 AND max_participants),
  expires_at       timestamptz NOT NULL,
  created_by       uuid NOT NULL,
  created_at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN capture.invitation.token_hash IS 'sha256 of the token in the link; the token itself is shown once.';

CREATE TABLE capture.consent_text (
  version   int NOT NULL,
  locale    text NOT NULL,
  body      text NOT NULL,
  sha256    bytea NOT NULL CHECK (sha256 = sha256(convert_to(body, 'UTF8'))),
  published timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (version, locale)
);

CREATE TABLE capture.participant (
  participant_id  uuid PRIMARY KEY,
  split           text NOT NULL CHECK (split IN ('train', 'dev', 'test')),
  consent_state   text NOT NULL DEFAULT 'active' CHECK (consent_state IN ('active', 'withdrawn', 'expired')),
  withdrawal_hash bytea NOT NULL UNIQUE,
  country         text CHECK (country ~ '^[A-Z]{2}$'),
  age_band        text,
  gender          text,
  skin_tone       text,
  share_with_others boolean NOT NULL DEFAULT false,
  retain_until    date NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN capture.participant.participant_id IS 'The opaque person id, the same for a labeler who also records.';
COMMENT ON COLUMN capture.participant.split IS 'Drawn once by a keyed hash of the id, then published.';
COMMENT ON COLUMN capture.participant.share_with_others IS 'The separate, optional consent: released versions may reach others.';
COMMENT ON COLUMN capture.participant.withdrawal_hash IS 'sha256 of the return code that also withdraws.';

CREATE TABLE capture.consent_event (
  consent_event_id uuid PRIMARY KEY DEFAULT uuidv7(),
  participant_id   uuid NOT NULL,
  event            text NOT NULL CHECK (event IN ('given', 'withdrawn', 'expired')),
  version          int,
  locale           text,
  text_sha256      bytea,
  adult            boolean,
  share_with_others boolean,
  at               timestamptz NOT NULL DEFAULT now(),
  CHECK (event <> 'given' OR (version IS NOT NULL AND locale IS NOT NULL AND text_sha256 IS NOT NULL AND adult IS TRUE))
);
COMMENT ON TABLE capture.consent_event IS 'Append-only (a trigger refuses UPDATE and DELETE).';
CREATE INDEX consent_event_participant ON capture.consent_event (participant_id, at);
CREATE FUNCTION capture.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER consent_event_append_only BEFORE UPDATE OR DELETE ON capture.consent_event
  FOR EACH ROW EXECUTE FUNCTION capture.refuse_change();

CREATE TABLE capture.enrolment (
  participant_id uuid NOT NULL REFERENCES capture.participant,
  campaign_id    uuid NOT NULL REFERENCES capture.campaign,
  invitation_id  uuid NOT NULL REFERENCES capture.invitation,
  joined_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (participant_id, campaign_id)
);

CREATE TABLE capture.participant_grant (
  grant_id       uuid PRIMARY KEY DEFAULT uuidv7(),
  participant_id uuid NOT NULL,
  code_hash      bytea NOT NULL UNIQUE,
  expires_at     timestamptz NOT NULL
);
COMMENT ON TABLE capture.participant_grant IS 'What a redeemed invitation or a return code gives; identity turns it, once, into a browser session.';

CREATE TABLE capture.session (
  session_id              uuid PRIMARY KEY DEFAULT uuidv7(),
  participant_id          uuid NOT NULL REFERENCES capture.participant,
  depicted_participant_id uuid NOT NULL REFERENCES capture.participant,
  campaign_id             uuid NOT NULL REFERENCES capture.campaign,
  state                   text NOT NULL DEFAULT 'OPENED' CHECK (state IN ('OPENED', 'UPLOADED', 'ACCEPTED', 'REJECTED', 'EXPIRED')),
  reason                  text,
  payment                 text NOT NULL DEFAULT 'none' CHECK (payment IN ('none', 'payable', 'paid', 'declined')),
  prescribed_kind         text NOT NULL CHECK (prescribed_kind IN ('genuine', 'attack')),
  prescribed_attack_type  text NOT NULL,
  declared_kind           text NOT NULL CHECK (declared_kind IN ('genuine', 'attack')),
  declared_attack_type    text NOT NULL,
  pai_quality             text,
  instrument              text,
  environment             text,
  attempt                 int NOT NULL CHECK (attempt >= 1),
  nonce                   text NOT NULL,
  camera                  text,
  device_model            text,
  os                      text,
  browser                 text,
  track_label             text,
  requested_width         int,
  requested_height        int,
  reported_width          int,
  reported_height         int,
  reported_fps            real,
  upload_id               text,
  recording_key           text UNIQUE,
  recording_bytes         bigint CHECK (recording_bytes > 0),
  recording_type          text,
  truth                   text CHECK (truth IN ('genuine', 'attack', 'undecided')),
  truth_by                uuid,
  truth_reason            text,
  opened_at               timestamptz NOT NULL DEFAULT now(),
  expires_at              timestamptz NOT NULL,
  uploaded_at             timestamptz,
  decided_at              timestamptz,
  revision                xid8 NOT NULL DEFAULT pg_current_xact_id(),
  UNIQUE (participant_id, campaign_id, attempt),
  CHECK (state <> 'REJECTED' OR reason IS NOT NULL),
  CHECK (state NOT IN ('UPLOADED', 'ACCEPTED') OR (recording_key IS NOT NULL AND recording_bytes IS NOT NULL AND recording_type IS NOT NULL AND uploaded_at IS NOT NULL)),
  CHECK (state <> 'ACCEPTED' OR (truth IS NOT NULL AND truth IN ('genuine', 'attack')))
);
COMMENT ON COLUMN capture.session.recording_bytes IS 'Announced when the upload opens, checked against storage when it completes.';
CREATE INDEX session_participant ON capture.session (participant_id);
CREATE INDEX session_depicted ON capture.session (depicted_participant_id);
CREATE INDEX session_campaign ON capture.session (campaign_id, state);
CREATE INDEX session_revision ON capture.session (revision, session_id);
CREATE INDEX session_state ON capture.session (state, expires_at);
CREATE TRIGGER session_revision BEFORE INSERT OR UPDATE ON capture.session
  FOR EACH ROW EXECUTE FUNCTION vocabulary.stamp_revision();

CREATE TABLE capture.prompt (
  session_id uuid NOT NULL REFERENCES capture.session ON DELETE CASCADE,
  position   smallint NOT NULL,
  at_ms      int NOT NULL CHECK (at_ms >= 0),
  turn       text NOT NULL CHECK (turn IN ('left', 'right', 'centre')),
  PRIMARY KEY (session_id, position)
);
COMMENT ON TABLE capture.prompt IS 'The head turns the server drew for this session, in ms after recording starts.';

-- Multipart uploads given up. Part URLs that were handed out stay valid for minutes, so storage is cleared again until then.
CREATE TABLE capture.abandoned_upload (
  recording_key text PRIMARY KEY,
  upload_id     text NOT NULL,
  clear_until   timestamptz NOT NULL
);

CREATE TABLE capture.review (
  session_id uuid PRIMARY KEY REFERENCES capture.session ON DELETE CASCADE,
  causes     text[] NOT NULL CHECK (cardinality(causes) > 0),
  opened_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE capture.review IS 'Sessions whose truth or honesty a reviewer has to rule on (docs/acceptance.md).';

CREATE TABLE capture.fraud_flag (
  session_id uuid NOT NULL REFERENCES capture.session ON DELETE CASCADE,
  flag       text NOT NULL,
  detail     text NOT NULL,
  open       boolean NOT NULL DEFAULT true,
  raised_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (session_id, flag)
);

-- Withdrawals. The list is permanent and sequenced; it holds ids and times only.
CREATE TABLE capture.withdrawal_request (
  withdrawal_id  uuid PRIMARY KEY DEFAULT uuidv7(),
  participant_id uuid NOT NULL UNIQUE,
  requested_at   timestamptz NOT NULL DEFAULT now(),
  proven_at      timestamptz
);
COMMENT ON COLUMN capture.withdrawal_request.proven_at IS 'Set when the receipts of every service are there.';

-- Sessions go, what was earned with them stays owed.
CREATE TABLE capture.withdrawn_reward (
  withdrawal_id uuid NOT NULL REFERENCES capture.withdrawal_request,
  currency      text NOT NULL,
  minor         bigint NOT NULL CHECK (minor > 0),
  PRIMARY KEY (withdrawal_id, currency)
);

CREATE TABLE capture.withdrawal (
  seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  session_id    uuid NOT NULL UNIQUE,
  withdrawal_id uuid NOT NULL REFERENCES capture.withdrawal_request,
  revision      xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE TRIGGER withdrawal_permanent BEFORE UPDATE OR DELETE ON capture.withdrawal
  FOR EACH ROW EXECUTE FUNCTION capture.refuse_change();

CREATE TABLE capture.withdrawal_receipt (
  session_id uuid PRIMARY KEY,
  erased     int NOT NULL,
  erased_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN capture.withdrawal_receipt.erased IS 'Rows and objects erased by the sweep that wrote the receipt.';

-- The tables every service has for its own running (infra/service-kit): jobs, reasons of failure, cursors, rate limits.
CREATE TABLE capture.scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON capture.scheduled_tasks (priority DESC, execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON capture.scheduled_tasks (last_heartbeat);

CREATE TABLE capture.failed_job (
  task_name     text NOT NULL,
  task_instance text NOT NULL,
  reason        text NOT NULL,
  attempts      int NOT NULL,
  failed_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (task_name, task_instance)
);

CREATE TABLE capture.view_cursor (
  view     text PRIMARY KEY,
  revision xid8 NOT NULL DEFAULT '0',
  row_id   uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);

CREATE TABLE capture.rate_limit (
  bucket     text NOT NULL,
  window_end timestamptz NOT NULL,
  hits       int NOT NULL,
  PRIMARY KEY (bucket, window_end)
);

-- Published views: contracts, owned by scotoma_views. Columns may be appended; anything else is a _v2 beside it.
CREATE SCHEMA capture_pub AUTHORIZATION CURRENT_USER;
GRANT USAGE ON SCHEMA capture_pub TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot, scotoma_views;
ALTER DEFAULT PRIVILEGES IN SCHEMA capture_pub
  GRANT SELECT ON TABLES TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot;

CREATE VIEW capture_pub.session_v1 AS
  SELECT s.session_id, s.campaign_id, s.participant_id, s.depicted_participant_id, p.split, s.state, s.reason,
         s.prescribed_kind, s.prescribed_attack_type, s.declared_kind, s.declared_attack_type, s.pai_quality,
         s.instrument, s.environment, s.attempt, s.camera, s.device_model, s.os, s.browser,
         p.country, p.age_band, p.gender, p.skin_tone,
         s.recording_key, s.recording_bytes, s.recording_type, s.truth, s.uploaded_at, s.decided_at, s.revision,
         p.share_with_others
  FROM capture.session s JOIN capture.participant p USING (participant_id)
  WHERE s.state IN ('UPLOADED', 'ACCEPTED', 'REJECTED') AND s.uploaded_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM capture.withdrawal w WHERE w.session_id = s.session_id);

CREATE VIEW capture_pub.withdrawal_v1 AS
  SELECT w.seq, w.session_id, w.withdrawal_id, r.requested_at, w.revision
  FROM capture.withdrawal w JOIN capture.withdrawal_request r USING (withdrawal_id);

CREATE VIEW capture_pub.participant_grant_v1 AS
  SELECT g.grant_id, g.participant_id, g.code_hash, g.expires_at
  FROM capture.participant_grant g JOIN capture.participant p USING (participant_id)
  WHERE p.consent_state = 'active';

-- The one lock between withdrawing and publishing. A withdrawal takes it alone; whoever is about to publish something
-- about a session calls this in the publishing transaction: it waits for a withdrawal under way, holds off the next one
-- until that transaction ends, and says whether the session is gone. Each statement sees what was committed before it,
-- so the answer is as fresh as the lock (READ COMMITTED; a freeze takes the lock before its snapshot).
CREATE FUNCTION capture_pub.withdrawal_lock_key() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT 7022983156210::bigint';
CREATE FUNCTION capture_pub.session_withdrawn(session uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(capture_pub.withdrawal_lock_key());
  RETURN EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = session);
END $$;
GRANT EXECUTE ON FUNCTION capture_pub.session_withdrawn(uuid), capture_pub.withdrawal_lock_key()
  TO scotoma_capture, scotoma_labeling, scotoma_blindspot;

-- DML on its own schema, SELECT on the published views of the others, no DDL.
GRANT USAGE ON SCHEMA capture TO scotoma_capture, scotoma_views;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA capture TO scotoma_capture;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA capture TO scotoma_capture;
ALTER DEFAULT PRIVILEGES IN SCHEMA capture GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO scotoma_capture;
ALTER DEFAULT PRIVILEGES IN SCHEMA capture GRANT USAGE ON SEQUENCES TO scotoma_capture;
REVOKE ALL ON capture.flyway_schema_history FROM scotoma_capture;
REVOKE UPDATE, DELETE ON capture.consent_event, capture.withdrawal, capture.consent_text FROM scotoma_capture;
REVOKE INSERT ON capture.consent_text FROM scotoma_capture;
GRANT SELECT ON capture.session, capture.participant, capture.withdrawal, capture.withdrawal_request, capture.participant_grant TO scotoma_views;
ALTER VIEW capture_pub.session_v1 OWNER TO scotoma_views;
ALTER VIEW capture_pub.withdrawal_v1 OWNER TO scotoma_views;
ALTER VIEW capture_pub.participant_grant_v1 OWNER TO scotoma_views;
