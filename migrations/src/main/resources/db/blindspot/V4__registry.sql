-- Why: an iteration may be several networks, and researchers register their own: uploaded, checked, promoted and retired with a reason, never overwritten.
CREATE TABLE blindspot.network (
  iteration_id uuid NOT NULL REFERENCES blindspot.model_iteration ON DELETE CASCADE,
  position     int NOT NULL CHECK (position >= 0),
  storage_key  text NOT NULL,
  bytes        bigint NOT NULL CHECK (bytes > 0),
  PRIMARY KEY (iteration_id, position)
);
COMMENT ON COLUMN blindspot.network.storage_key IS 'Named by the sha256 of the bytes; iterations may share it.';
INSERT INTO blindspot.network SELECT iteration_id, 0, network_key, network_bytes FROM blindspot.model_iteration;

UPDATE blindspot.model_iteration SET digest = sha256(convert_to(manifest, 'UTF8'));
COMMENT ON COLUMN blindspot.model_iteration.digest IS 'sha256 of the manifest, which names the sha256 of every network.';
ALTER TABLE blindspot.model_iteration
  DROP COLUMN network_key,
  DROP COLUMN network_bytes,
  ADD COLUMN check_report text;
COMMENT ON COLUMN blindspot.model_iteration.check_report IS 'JSON: what the networks did when they were checked; none for the network that ships.';

CREATE TABLE blindspot.model_iteration_change (
  iteration_id uuid NOT NULL REFERENCES blindspot.model_iteration ON DELETE CASCADE,
  changed_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  state        text NOT NULL CHECK (state IN ('current', 'retired')),
  reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  changed_by   uuid NOT NULL,
  PRIMARY KEY (iteration_id, changed_at)
);
COMMENT ON TABLE blindspot.model_iteration_change IS 'Who promoted or retired an iteration, and why.';

CREATE TABLE blindspot.registration (
  registration_id uuid PRIMARY KEY DEFAULT uuidv7(),
  manifest        text NOT NULL,
  state           text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CHECKING', 'REGISTERED', 'REFUSED')),
  reason          text,
  iteration_id    uuid REFERENCES blindspot.model_iteration ON DELETE SET NULL,
  opened_by       uuid NOT NULL,
  opened_at       timestamptz NOT NULL DEFAULT now(),
  CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);
COMMENT ON TABLE blindspot.registration IS 'An iteration on its way in: its networks are uploaded, then checked.';

CREATE TABLE blindspot.registration_upload (
  registration_id uuid NOT NULL REFERENCES blindspot.registration ON DELETE CASCADE,
  position        int NOT NULL CHECK (position >= 0),
  storage_key     text NOT NULL UNIQUE,
  upload_id       text NOT NULL,
  PRIMARY KEY (registration_id, position)
);
