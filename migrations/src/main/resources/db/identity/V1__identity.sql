-- Staff accounts, browser sessions and signing keys. Owned by web-ui (room identity).
CREATE TABLE identity.account (
  person_id     uuid PRIMARY KEY DEFAULT uuidv7(),
  login         text NOT NULL UNIQUE CHECK (login ~ '^[a-z][a-z0-9._-]{1,39}$'),
  password_hash text NOT NULL,
  roles         text[] NOT NULL CHECK (roles <@ ARRAY['labeler', 'reviewer', 'researcher', 'operator'] AND cardinality(roles) > 0),
  disabled      boolean NOT NULL DEFAULT false,
  created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE identity.browser_session (
  token_hash  bytea PRIMARY KEY,
  person_id   uuid NOT NULL,
  roles       text[] NOT NULL CHECK (roles <@ ARRAY['participant', 'labeler', 'reviewer', 'researcher', 'operator'] AND cardinality(roles) > 0),
  csrf        text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  expires_at  timestamptz NOT NULL
);
COMMENT ON COLUMN identity.browser_session.token_hash IS 'sha256 of the cookie; the cookie itself is kept nowhere.';
CREATE INDEX browser_session_person ON identity.browser_session (person_id);
CREATE INDEX browser_session_expiry ON identity.browser_session (expires_at);

CREATE TABLE identity.redeemed_grant (
  grant_id    uuid PRIMARY KEY,
  redeemed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE identity.redeemed_grant IS 'A participant grant of capture_pub.participant_grant_v1 works once.';

CREATE TABLE identity.signing_key (
  kid         text PRIMARY KEY,
  public_key  bytea NOT NULL,
  private_key bytea NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  signs_until timestamptz NOT NULL,
  not_after   timestamptz NOT NULL CHECK (not_after > signs_until)
);
COMMENT ON COLUMN identity.signing_key.public_key IS 'X.509 SubjectPublicKeyInfo, P-256 (ES256).';
COMMENT ON COLUMN identity.signing_key.private_key IS 'PKCS#8, AES-256-GCM under the key-encryption key of the configuration (12-byte nonce first).';

-- The tables every service has for its own running (infra/service-kit): jobs, reasons of failure, cursors, rate limits.
CREATE TABLE identity.scheduled_tasks (
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
CREATE INDEX scheduled_tasks_due ON identity.scheduled_tasks (priority DESC, execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON identity.scheduled_tasks (last_heartbeat);

CREATE TABLE identity.failed_job (
  task_name     text NOT NULL,
  task_instance text NOT NULL,
  reason        text NOT NULL,
  attempts      int NOT NULL,
  failed_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (task_name, task_instance)
);

CREATE TABLE identity.view_cursor (
  view     text PRIMARY KEY,
  revision xid8 NOT NULL DEFAULT '0',
  row_id   uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);

CREATE TABLE identity.rate_limit (
  bucket     text NOT NULL,
  window_end timestamptz NOT NULL,
  hits       int NOT NULL,
  PRIMARY KEY (bucket, window_end)
);

-- Published views: contracts, owned by scotoma_views. Columns may be appended; anything else is a _v2 beside it.
CREATE SCHEMA identity_pub AUTHORIZATION CURRENT_USER;
GRANT USAGE ON SCHEMA identity_pub TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot, scotoma_views;
ALTER DEFAULT PRIVILEGES IN SCHEMA identity_pub
  GRANT SELECT ON TABLES TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot;

CREATE VIEW identity_pub.signing_key_v1 AS
  SELECT kid, public_key, not_after FROM identity.signing_key;

-- DML on its own schema, SELECT on the published views of the others, no DDL.
GRANT USAGE ON SCHEMA identity TO scotoma_identity, scotoma_views;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA identity TO scotoma_identity;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA identity TO scotoma_identity;
ALTER DEFAULT PRIVILEGES IN SCHEMA identity GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO scotoma_identity;
ALTER DEFAULT PRIVILEGES IN SCHEMA identity GRANT USAGE ON SEQUENCES TO scotoma_identity;
REVOKE ALL ON identity.flyway_schema_history FROM scotoma_identity;
GRANT SELECT (kid, public_key, not_after) ON identity.signing_key TO scotoma_views;
ALTER VIEW identity_pub.signing_key_v1 OWNER TO scotoma_views;
