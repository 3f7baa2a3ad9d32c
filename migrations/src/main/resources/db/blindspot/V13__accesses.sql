-- Why: who looks at what people recorded, and what for, has to be known for good.
CREATE TABLE blindspot.access_log (
  access_id uuid PRIMARY KEY DEFAULT uuidv7(),
  at        timestamptz NOT NULL DEFAULT now(),
  person_id uuid NOT NULL,
  what      text NOT NULL CHECK (what IN ('face', 'faces')),
  subject   text NOT NULL,
  purpose   text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 200)
);
COMMENT ON TABLE blindspot.access_log IS 'Who was shown whose face, and what for: append-only. A session keeps its entries when it is erased.';
CREATE INDEX access_log_subject ON blindspot.access_log (subject);
CREATE TRIGGER accesses_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON blindspot.access_log
  FOR EACH STATEMENT EXECUTE FUNCTION blindspot.refuse_change();
REVOKE UPDATE, DELETE ON blindspot.access_log FROM scotoma_blindspot;
