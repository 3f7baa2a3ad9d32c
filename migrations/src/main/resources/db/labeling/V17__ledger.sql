-- Why: whoever has a copy of a version has to be able to tell the true list of withdrawals from one that somebody made up, changed or cut short.
CREATE TABLE labeling.ledger_entry (
  seq             bigint PRIMARY KEY,
  kind            text NOT NULL CHECK (kind IN ('withdrawn', 'deprecated', 'recalled')),
  manifest_sha256 bytea NOT NULL CHECK (length(manifest_sha256) = 32),
  item_id         text CHECK ((kind = 'withdrawn') = (item_id IS NOT NULL)),
  at              timestamptz NOT NULL,
  line            text NOT NULL,
  line_sha256     bytea NOT NULL,
  UNIQUE NULLS NOT DISTINCT (manifest_sha256, kind, item_id)
);
COMMENT ON TABLE labeling.ledger_entry IS
  'What became of released versions, as everybody may read it: append-only, each line signed and bound to the one before. Pseudonyms only.';
COMMENT ON COLUMN labeling.ledger_entry.line IS 'The line that is public, without its line feed; the other columns say the same of it.';

-- Holds whoever writes it, the owner too, to one chain.
CREATE FUNCTION labeling.continue_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last labeling.ledger_entry;
  told jsonb := NEW.line::jsonb;
BEGIN
  SELECT * INTO last FROM labeling.ledger_entry ORDER BY seq DESC LIMIT 1;
  NEW.line_sha256 := sha256(convert_to(NEW.line, 'UTF8'));
  IF NEW.seq <> coalesce(last.seq, 0) + 1 OR (told ->> 'seq')::bigint <> NEW.seq
    OR told ->> 'previous' <> coalesce(encode(last.line_sha256, 'hex'), repeat('0', 64)) THEN
    RAISE EXCEPTION 'entry % does not follow from the last one of the ledger', NEW.seq;
  END IF;
  IF told ->> 'kind' <> NEW.kind OR told ->> 'identity' <> encode(NEW.manifest_sha256, 'hex')
    OR told ->> 'item' IS DISTINCT FROM NEW.item_id THEN
    RAISE EXCEPTION 'the line of entry % tells something else than its columns', NEW.seq;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ledger_continues BEFORE INSERT ON labeling.ledger_entry
  FOR EACH ROW EXECUTE FUNCTION labeling.continue_ledger();

CREATE OR REPLACE FUNCTION labeling.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON labeling.ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION labeling.refuse_change();
REVOKE UPDATE, DELETE ON labeling.ledger_entry FROM scotoma_labeling;
