-- Why: who takes what people recorded, and what for, has to be known for good.
CREATE TABLE labeling.access_log (
  access_id uuid PRIMARY KEY DEFAULT uuidv7(),
  at        timestamptz NOT NULL DEFAULT now(),
  person_id uuid NOT NULL,
  what      text NOT NULL CHECK (what IN ('version')),
  subject   text NOT NULL,
  purpose   text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200)
);
COMMENT ON TABLE labeling.access_log IS 'Who took which version, and what for: append-only.';
INSERT INTO labeling.access_log (access_id, at, person_id, what, subject, purpose)
  SELECT download_id, at, person_id, 'version', version, 'not asked then' FROM labeling.dataset_download;
DROP TABLE labeling.dataset_download;
CREATE TRIGGER accesses_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON labeling.access_log
  FOR EACH STATEMENT EXECUTE FUNCTION labeling.refuse_change();
REVOKE UPDATE, DELETE ON labeling.access_log FROM scotoma_labeling;

-- Why: a large version is fetched in many requests, by programs that break off and go on, and none of them should hold more than it needs.
CREATE TABLE labeling.dataset_export (
  export_id  uuid PRIMARY KEY DEFAULT uuidv7(),
  key_hash   bytea NOT NULL UNIQUE,
  version    text NOT NULL REFERENCES labeling.dataset_version,
  person_id  uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
COMMENT ON COLUMN labeling.dataset_export.key_hash IS 'sha256 of the key in the link; the link itself is kept nowhere.';
CREATE INDEX dataset_export_expiry ON labeling.dataset_export (expires_at);

-- Why: whoever trains from a bucket should not have to carry a version through their own machine.
CREATE TABLE labeling.bucket_export (
  export_id   uuid PRIMARY KEY DEFAULT uuidv7(),
  version     text NOT NULL REFERENCES labeling.dataset_version,
  person_id   uuid NOT NULL,
  asked_at    timestamptz NOT NULL DEFAULT now(),
  files       int CHECK (files >= 0),
  done        int NOT NULL DEFAULT 0 CHECK (done >= 0),
  finished_at timestamptz,
  ledger_seq  bigint NOT NULL DEFAULT 0,
  failure     text
);
CREATE INDEX bucket_export_version ON labeling.bucket_export (version);
COMMENT ON COLUMN labeling.bucket_export.ledger_seq IS 'How far the ledger went that it was filled by; when it tells more of the version, it is filled again.';
COMMENT ON COLUMN labeling.bucket_export.failure IS 'Why the last attempt ended; the next one goes on from there.';
