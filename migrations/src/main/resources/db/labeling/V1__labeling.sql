-- Labeling tasks, votes, consensus and dataset versions. Owned by labeling-service.
CREATE TABLE labeling.task (
  task_id                 uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id              uuid NOT NULL UNIQUE,
  participant_id          uuid NOT NULL,
  depicted_participant_id uuid NOT NULL,
  state                   text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'SETTLED', 'CONTESTED', 'ADJUDICATED', 'VOID')),
  redundancy              int NOT NULL CHECK (redundancy BETWEEN 1 AND 7),
  submissions             int NOT NULL DEFAULT 0 CHECK (submissions BETWEEN 0 AND redundancy),
  created_at              timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN labeling.task.submissions IS 'How many assignments are SUBMITTED; kept here so that a claim finds the task with the fewest in an index.';
CREATE INDEX task_open ON labeling.task (submissions, task_id) WHERE state = 'OPEN';
CREATE INDEX task_contested ON labeling.task (task_id) WHERE state = 'CONTESTED';

CREATE TABLE labeling.assignment (
  assignment_id uuid PRIMARY KEY DEFAULT uuidv7(),
  task_id       uuid NOT NULL REFERENCES labeling.task ON DELETE CASCADE,
  labeler_id    uuid NOT NULL,
  state         text NOT NULL DEFAULT 'LEASED' CHECK (state IN ('LEASED', 'SUBMITTED', 'SKIPPED', 'EXPIRED', 'RELEASED')),
  leased_at     timestamptz NOT NULL DEFAULT now(),
  lease_until   timestamptz NOT NULL,
  submitted_at  timestamptz,
  skip_reason   text CHECK (skip_reason IN ('wont_play', 'know_person', 'upsetting', 'other')),
  watched_ms    int,
  elapsed_ms    int,
  UNIQUE (task_id, labeler_id),
  CHECK ((state = 'SUBMITTED') = (submitted_at IS NOT NULL)),
  CHECK ((state = 'SKIPPED') = (skip_reason IS NOT NULL))
);
CREATE INDEX assignment_labeler ON labeling.assignment (labeler_id, state);

CREATE TABLE labeling.vote (
  assignment_id uuid NOT NULL REFERENCES labeling.assignment ON DELETE CASCADE,
  attribute     text NOT NULL REFERENCES vocabulary.attack_attribute (name),
  answer        text NOT NULL CHECK (answer IN ('yes', 'no', 'unsure')),
  PRIMARY KEY (assignment_id, attribute)
);

CREATE TABLE labeling.consensus (
  consensus_id uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id   uuid NOT NULL,
  attribute    text NOT NULL REFERENCES vocabulary.attack_attribute (name),
  yes          int NOT NULL CHECK (yes >= 0),
  no           int NOT NULL CHECK (no >= 0),
  unsure       int NOT NULL CHECK (unsure >= 0),
  method       text NOT NULL,
  state        text NOT NULL CHECK (state IN ('settled', 'contested', 'adjudicated')),
  probability  double precision CHECK (probability BETWEEN 0 AND 1),
  present      boolean,
  settled_at   timestamptz NOT NULL DEFAULT now(),
  revision     xid8 NOT NULL DEFAULT pg_current_xact_id(),
  UNIQUE (session_id, attribute),
  CHECK ((state = 'contested') = (present IS NULL))
);
COMMENT ON COLUMN labeling.consensus.probability IS 'P(attribute present); for majority the share of yes among yes and no, NULL when all were unsure; 0 or 1 once adjudicated.';
CREATE INDEX consensus_revision ON labeling.consensus (revision, consensus_id);
CREATE TRIGGER consensus_revision BEFORE INSERT OR UPDATE ON labeling.consensus
  FOR EACH ROW EXECUTE FUNCTION vocabulary.stamp_revision();

CREATE TABLE labeling.ruling (
  ruling_id   uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id  uuid NOT NULL,
  attribute   text NOT NULL REFERENCES vocabulary.attack_attribute (name),
  present     boolean NOT NULL,
  reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  reviewer_id uuid NOT NULL,
  ruled_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE labeling.ruling IS 'Every ruling is kept; the latest of a session and attribute is in force.';
CREATE INDEX ruling_session ON labeling.ruling (session_id, attribute, ruling_id);

CREATE TABLE labeling.dataset_version (
  version        text PRIMARY KEY CHECK (version ~ '^v[0-9]+(\.[0-9]+){0,2}$'),
  dataset_id     uuid NOT NULL UNIQUE DEFAULT uuidv7(),
  state          text NOT NULL DEFAULT 'BUILDING' CHECK (state IN ('BUILDING', 'PUBLISHED', 'DEPRECATED', 'RECALLED')),
  description    text NOT NULL,
  created_by     uuid NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  published_at   timestamptz,
  sessions       int,
  excluded       int,
  manifest_sha256 bytea CHECK (length(manifest_sha256) = 32),
  failure        text,
  CHECK (state = 'BUILDING' OR (published_at IS NOT NULL AND manifest_sha256 IS NOT NULL AND sessions IS NOT NULL AND excluded IS NOT NULL))
);

CREATE TABLE labeling.dataset_count (
  version  text NOT NULL REFERENCES labeling.dataset_version,
  part     text NOT NULL CHECK (part IN ('included', 'excluded')),
  name     text NOT NULL,
  sessions int NOT NULL CHECK (sessions >= 0),
  PRIMARY KEY (version, part, name)
);
COMMENT ON TABLE labeling.dataset_count IS 'The counts of the manifest: what is in the version by truth and split, what was left out by reason.';

CREATE TABLE labeling.dataset_item (
  version      text NOT NULL REFERENCES labeling.dataset_version,
  session_id   uuid NOT NULL,
  item_id      text NOT NULL,
  media_key    text NOT NULL,
  media_sha256 bytea NOT NULL CHECK (length(media_sha256) = 32),
  released     boolean NOT NULL DEFAULT false,
  PRIMARY KEY (version, session_id),
  UNIQUE (version, item_id)
);
COMMENT ON COLUMN labeling.dataset_item.item_id IS 'Pseudonym of the session in the dataset: keyed HMAC, the same in every version of a line of recipients.';
COMMENT ON COLUMN labeling.dataset_item.released IS 'In the published manifest: a withdrawal leaves a tombstone. Otherwise it is only being built.';
CREATE INDEX dataset_item_session ON labeling.dataset_item (session_id);
CREATE INDEX dataset_item_media ON labeling.dataset_item (media_key);

CREATE TABLE labeling.tombstone (
  seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  version      text NOT NULL REFERENCES labeling.dataset_version,
  item_id      text NOT NULL,
  withdrawn_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (version, item_id)
);
COMMENT ON TABLE labeling.tombstone IS 'The ledger of released versions: effective set = manifest - tombstones. Pseudonyms only.';

CREATE TABLE labeling.dataset_download (
  download_id uuid PRIMARY KEY DEFAULT uuidv7(),
  version     text NOT NULL REFERENCES labeling.dataset_version,
  person_id   uuid NOT NULL,
  at          timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE labeling.withdrawal_receipt (
  session_id uuid PRIMARY KEY,
  erased     int NOT NULL,
  erased_at  timestamptz NOT NULL DEFAULT now()
);

-- The tables every service has for its own running (infra/service-kit): jobs, reasons of failure, cursors, rate limits.
CREATE TABLE labeling.scheduled_tasks (
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
CREATE INDEX scheduled_tasks_due ON labeling.scheduled_tasks (priority DESC, execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON labeling.scheduled_tasks (last_heartbeat);

CREATE TABLE labeling.failed_job (
  task_name     text NOT NULL,
  task_instance text NOT NULL,
  reason        text NOT NULL,
  attempts      int NOT NULL,
  failed_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (task_name, task_instance)
);

CREATE TABLE labeling.view_cursor (
  view     text PRIMARY KEY,
  revision xid8 NOT NULL DEFAULT '0',
  row_id   uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);

CREATE TABLE labeling.rate_limit (
  bucket     text NOT NULL,
  window_end timestamptz NOT NULL,
  hits       int NOT NULL,
  PRIMARY KEY (bucket, window_end)
);

-- Published views: contracts, owned by scotoma_views. Columns may be appended; anything else is a _v2 beside it.
CREATE SCHEMA labeling_pub AUTHORIZATION CURRENT_USER;
GRANT USAGE ON SCHEMA labeling_pub TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot, scotoma_views;
ALTER DEFAULT PRIVILEGES IN SCHEMA labeling_pub
  GRANT SELECT ON TABLES TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot;

CREATE VIEW labeling_pub.consensus_v1 AS
  SELECT consensus_id, session_id, attribute, yes, no, unsure, method, state, probability, present, settled_at, revision
  FROM labeling.consensus;

CREATE VIEW labeling_pub.lease_v1 AS
  SELECT a.assignment_id, t.session_id, a.labeler_id, a.lease_until
  FROM labeling.assignment a JOIN labeling.task t USING (task_id)
  WHERE a.state = 'LEASED' AND t.state IN ('OPEN', 'CONTESTED');

CREATE VIEW labeling_pub.dataset_version_v1 AS
  SELECT version, state, sessions, encode(manifest_sha256, 'hex') AS manifest_sha256, published_at
  FROM labeling.dataset_version WHERE state <> 'BUILDING';

CREATE VIEW labeling_pub.dataset_item_v1 AS
  SELECT i.version, i.session_id, i.item_id FROM labeling.dataset_item i WHERE i.released;

CREATE VIEW labeling_pub.withdrawal_receipt_v1 AS
  SELECT session_id, erased, erased_at FROM labeling.withdrawal_receipt;

-- DML on its own schema, SELECT on the published views of the others, no DDL.
GRANT USAGE ON SCHEMA labeling TO scotoma_labeling, scotoma_views;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA labeling TO scotoma_labeling;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA labeling TO scotoma_labeling;
ALTER DEFAULT PRIVILEGES IN SCHEMA labeling GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO scotoma_labeling;
ALTER DEFAULT PRIVILEGES IN SCHEMA labeling GRANT USAGE ON SEQUENCES TO scotoma_labeling;
REVOKE ALL ON labeling.flyway_schema_history FROM scotoma_labeling;
REVOKE UPDATE, DELETE ON labeling.tombstone FROM scotoma_labeling;
GRANT SELECT ON labeling.consensus, labeling.assignment, labeling.task, labeling.dataset_version, labeling.dataset_item, labeling.withdrawal_receipt TO scotoma_views;
ALTER VIEW labeling_pub.consensus_v1 OWNER TO scotoma_views;
ALTER VIEW labeling_pub.lease_v1 OWNER TO scotoma_views;
ALTER VIEW labeling_pub.dataset_version_v1 OWNER TO scotoma_views;
ALTER VIEW labeling_pub.dataset_item_v1 OWNER TO scotoma_views;
ALTER VIEW labeling_pub.withdrawal_receipt_v1 OWNER TO scotoma_views;
