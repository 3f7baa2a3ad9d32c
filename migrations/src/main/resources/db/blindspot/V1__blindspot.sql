-- Model iterations, inspections (conditions, frame pack) and scores. Owned by blindspot-analyzer.
CREATE TABLE blindspot.model_iteration (
  iteration_id    uuid PRIMARY KEY DEFAULT uuidv7(),
  name            text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9._-]{0,59}$'),
  iteration       int NOT NULL CHECK (iteration >= 1),
  parent_id       uuid REFERENCES blindspot.model_iteration,
  state           text NOT NULL CHECK (state IN ('candidate', 'current', 'retired')),
  demonstration   boolean NOT NULL DEFAULT false,
  manifest        text NOT NULL,
  digest          bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
  network_key     text NOT NULL UNIQUE,
  network_bytes   bigint NOT NULL CHECK (network_bytes > 0),
  threshold       double precision NOT NULL CHECK (threshold BETWEEN 0 AND 1),
  registered_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (name, iteration)
);
COMMENT ON COLUMN blindspot.model_iteration.digest IS 'sha256 of the network file.';
COMMENT ON COLUMN blindspot.model_iteration.threshold IS 'Frozen: attack when the aggregated spoof score >= threshold.';

CREATE TABLE blindspot.inspection (
  session_id        uuid PRIMARY KEY,
  recording_key     text NOT NULL,
  recording_bytes   bigint NOT NULL,
  faults            smallint NOT NULL DEFAULT 0,
  state             text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'PASSED', 'FAILED')),
  reason            text,
  detail            text,
  sha256            bytea CHECK (length(sha256) = 32),
  container         text,
  codec             text,
  duration_ms       int,
  width             int,
  height            int,
  frames            int,
  sampled_frames    int,
  face_frames       int,
  distance          text,
  face_px           text,
  light_level       text,
  light_dir         text,
  colour_temp       text,
  sharpness         text,
  noise             text,
  fps               text,
  resolution        text,
  compression       text,
  yaw_coverage      text,
  eye_distance_ratio  real,
  eye_distance_px     real,
  face_luma           real,
  left_right_luma     real,
  face_background_luma real,
  red_blue_ratio      real,
  laplacian_variance  real,
  noise_sigma         real,
  frames_per_second   real,
  bits_per_pixel      real,
  yaw_min             real,
  yaw_max             real,
  pack_key          text UNIQUE,
  pack_version      int,
  pack_bytes        bigint,
  inspected_at      timestamptz,
  revision          xid8 NOT NULL DEFAULT pg_current_xact_id(),
  CHECK (state <> 'FAILED' OR reason IS NOT NULL),
  CHECK (state <> 'PASSED' OR (sha256 IS NOT NULL AND pack_key IS NOT NULL AND pack_version IS NOT NULL AND inspected_at IS NOT NULL))
);
COMMENT ON COLUMN blindspot.inspection.reason IS
  'One of: not_a_video, empty, truncated, size_mismatch, too_large, too_long, no_face, several_faces, unreadable. A session without a face keeps its pack: it is a no-response, not a loss.';
COMMENT ON COLUMN blindspot.inspection.faults IS 'Worker processes that this recording ended; after the second one it is unreadable.';
-- Duplicates are looked for through the published view, which shows the hash as text.
CREATE INDEX inspection_sha256 ON blindspot.inspection (encode(sha256, 'hex'));
CREATE INDEX inspection_revision ON blindspot.inspection (revision, session_id);
CREATE TRIGGER inspection_revision BEFORE INSERT OR UPDATE ON blindspot.inspection
  FOR EACH ROW EXECUTE FUNCTION vocabulary.stamp_revision();

CREATE TABLE blindspot.score (
  score_id        uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id      uuid NOT NULL REFERENCES blindspot.inspection ON DELETE CASCADE,
  iteration_id    uuid NOT NULL REFERENCES blindspot.model_iteration,
  pack_version    int NOT NULL,
  frames          int NOT NULL CHECK (frames >= 0),
  frame_ms        int[] NOT NULL,
  heads           smallint NOT NULL CHECK (heads BETWEEN 1 AND 8),
  probabilities   bytea NOT NULL,
  spoof_score     double precision CHECK (spoof_score BETWEEN 0 AND 1),
  decision        text NOT NULL CHECK (decision IN ('genuine', 'attack', 'no_response')),
  flips           int NOT NULL CHECK (flips >= 0),
  scored_at       timestamptz NOT NULL DEFAULT now(),
  revision        xid8 NOT NULL DEFAULT pg_current_xact_id(),
  UNIQUE (session_id, iteration_id, pack_version),
  CHECK ((decision = 'no_response') = (spoof_score IS NULL)),
  CHECK (cardinality(frame_ms) = frames AND length(probabilities) = frames * heads * 4)
);
COMMENT ON COLUMN blindspot.score.frame_ms IS 'Time of each frame in its recording.';
COMMENT ON COLUMN blindspot.score.probabilities IS 'frames x heads little-endian float32, row-major: P(attribute present) per frame and head; NaN where a frame gave none.';
COMMENT ON COLUMN blindspot.score.flips IS 'How often the decision changes between consecutive scored frames.';
CREATE INDEX score_revision ON blindspot.score (revision, score_id);
CREATE INDEX score_iteration ON blindspot.score (iteration_id);
CREATE TRIGGER score_revision BEFORE INSERT OR UPDATE ON blindspot.score
  FOR EACH ROW EXECUTE FUNCTION vocabulary.stamp_revision();

CREATE TABLE blindspot.scoring (
  scoring_id   uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id   uuid NOT NULL REFERENCES blindspot.inspection ON DELETE CASCADE,
  iteration_id uuid NOT NULL REFERENCES blindspot.model_iteration,
  pack_version int NOT NULL,
  UNIQUE (session_id, iteration_id, pack_version)
);
COMMENT ON TABLE blindspot.scoring IS 'Scores that are still to be made, each with a job of the same id; the row goes when the score comes.';

CREATE TABLE blindspot.withdrawal_receipt (
  session_id uuid PRIMARY KEY,
  erased     int NOT NULL,
  erased_at  timestamptz NOT NULL DEFAULT now()
);

-- The tables every service has for its own running (infra/service-kit): jobs, reasons of failure, cursors, rate limits.
CREATE TABLE blindspot.scheduled_tasks (
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
CREATE INDEX scheduled_tasks_due ON blindspot.scheduled_tasks (priority DESC, execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON blindspot.scheduled_tasks (last_heartbeat);

CREATE TABLE blindspot.failed_job (
  task_name     text NOT NULL,
  task_instance text NOT NULL,
  reason        text NOT NULL,
  attempts      int NOT NULL,
  failed_at     timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (task_name, task_instance)
);

CREATE TABLE blindspot.view_cursor (
  view     text PRIMARY KEY,
  revision xid8 NOT NULL DEFAULT '0',
  row_id   uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000'
);

CREATE TABLE blindspot.rate_limit (
  bucket     text NOT NULL,
  window_end timestamptz NOT NULL,
  hits       int NOT NULL,
  PRIMARY KEY (bucket, window_end)
);

-- Published views: contracts, owned by scotoma_views. Columns may be appended; anything else is a _v2 beside it.
CREATE SCHEMA blindspot_pub AUTHORIZATION CURRENT_USER;
GRANT USAGE ON SCHEMA blindspot_pub TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot, scotoma_views;
ALTER DEFAULT PRIVILEGES IN SCHEMA blindspot_pub
  GRANT SELECT ON TABLES TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot;

CREATE VIEW blindspot_pub.inspection_v1 AS
  SELECT session_id, state, reason, encode(sha256, 'hex') AS sha256, container, codec, duration_ms, width, height, frames, sampled_frames, face_frames,
         distance, face_px, light_level, light_dir, colour_temp, sharpness, noise, fps, resolution, compression, yaw_coverage,
         pack_key, pack_version, inspected_at, revision
  FROM blindspot.inspection WHERE state <> 'PENDING';

CREATE VIEW blindspot_pub.model_iteration_v1 AS
  SELECT iteration_id, name, iteration, parent_id, state, demonstration, encode(digest, 'hex') AS digest, threshold, registered_at
  FROM blindspot.model_iteration;

CREATE VIEW blindspot_pub.score_v1 AS
  SELECT score_id, session_id, iteration_id, pack_version, frames, spoof_score, decision, flips, scored_at, revision
  FROM blindspot.score;

CREATE VIEW blindspot_pub.withdrawal_receipt_v1 AS
  SELECT session_id, erased, erased_at FROM blindspot.withdrawal_receipt;

-- DML on its own schema, SELECT on the published views of the others, no DDL.
GRANT USAGE ON SCHEMA blindspot TO scotoma_blindspot, scotoma_views;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA blindspot TO scotoma_blindspot;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA blindspot TO scotoma_blindspot;
ALTER DEFAULT PRIVILEGES IN SCHEMA blindspot GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO scotoma_blindspot;
ALTER DEFAULT PRIVILEGES IN SCHEMA blindspot GRANT USAGE ON SEQUENCES TO scotoma_blindspot;
REVOKE ALL ON blindspot.flyway_schema_history FROM scotoma_blindspot;
GRANT SELECT ON blindspot.inspection, blindspot.model_iteration, blindspot.score, blindspot.withdrawal_receipt TO scotoma_views;
ALTER VIEW blindspot_pub.inspection_v1 OWNER TO scotoma_views;
ALTER VIEW blindspot_pub.model_iteration_v1 OWNER TO scotoma_views;
ALTER VIEW blindspot_pub.score_v1 OWNER TO scotoma_views;
ALTER VIEW blindspot_pub.withdrawal_receipt_v1 OWNER TO scotoma_views;
