-- Why: a script that reads versions had to hold somebody's password, which opens everything that the person may do.
CREATE TABLE identity.script_token (
  token_id   uuid PRIMARY KEY DEFAULT uuidv7(),
  token_hash bytea NOT NULL UNIQUE,
  person_id  uuid NOT NULL REFERENCES identity.account (person_id),
  purpose    text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200),
  scopes     text[] NOT NULL CHECK (scopes <@ ARRAY['dataset:read'] AND cardinality(scopes) > 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL CHECK (expires_at <= created_at + interval '366 days'),
  used_at    timestamptz,
  revoked_at timestamptz
);
COMMENT ON COLUMN identity.script_token.token_hash IS 'sha256 of the token; the token itself is kept nowhere.';
COMMENT ON COLUMN identity.script_token.purpose IS 'What it was made for; stands in the log of everything that is taken with it.';
COMMENT ON COLUMN identity.script_token.used_at IS 'To the minute.';
CREATE INDEX script_token_person ON identity.script_token (person_id);

-- Why: whoever looks at recordings of people says what for, once in a session.
ALTER TABLE identity.browser_session ADD COLUMN purpose text CHECK (length(purpose) BETWEEN 1 AND 200);
COMMENT ON COLUMN identity.browser_session.purpose IS 'What the person looks at recordings for; null until they are asked.';
