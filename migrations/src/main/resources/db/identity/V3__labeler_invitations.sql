-- Why: labelers are strangers, and many; nobody types an account for each of them and hands a password over.
CREATE TABLE identity.labeler_invitation (
  invitation_id uuid PRIMARY KEY DEFAULT uuidv7(),
  token_hash    bytea NOT NULL UNIQUE,
  note          text NOT NULL CHECK (length(note) <= 200),
  created_by    uuid NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  expires_at    timestamptz NOT NULL,
  person_id     uuid REFERENCES identity.account (person_id),
  accepted_at   timestamptz,
  CHECK ((person_id IS NULL) = (accepted_at IS NULL))
);
COMMENT ON COLUMN identity.labeler_invitation.token_hash IS 'sha256 of the token in the link; the link itself is kept nowhere.';
COMMENT ON COLUMN identity.labeler_invitation.person_id IS 'Who came by it; null while it can still be used. It works once.';
