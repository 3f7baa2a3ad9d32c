-- Why: which print, screen or mask an attack shows was a text of its session, so that nobody could say that two sessions show the same one.
CREATE TABLE capture.instrument (
  instrument_id  uuid PRIMARY KEY DEFAULT uuidv7(),
  participant_id uuid NOT NULL REFERENCES capture.participant,
  attack_type    text NOT NULL CHECK (attack_type <> 'none'),
  pai_quality    text,
  words          text NOT NULL CHECK (length(words) BETWEEN 1 AND 80),
  last_used_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE NULLS NOT DISTINCT (participant_id, attack_type, pai_quality, words)
);
COMMENT ON TABLE capture.instrument IS 'A concrete print, screen or mask of one participant, in their words. Goes when they withdraw.';
ALTER TABLE capture.session ADD COLUMN instrument_id uuid REFERENCES capture.instrument ON DELETE SET NULL;
CREATE INDEX session_instrument ON capture.session (instrument_id) WHERE instrument_id IS NOT NULL;

INSERT INTO capture.instrument (participant_id, attack_type, pai_quality, words, last_used_at)
SELECT s.participant_id, s.declared_attack_type, s.pai_quality, btrim(s.instrument), max(s.opened_at)
FROM capture.session s
WHERE s.declared_kind = 'attack' AND s.declared_attack_type <> 'none' AND length(btrim(s.instrument)) BETWEEN 1 AND 80
  AND NOT EXISTS (SELECT FROM capture.withdrawal w WHERE w.session_id = s.session_id)
GROUP BY s.participant_id, s.declared_attack_type, s.pai_quality, btrim(s.instrument);
-- What is published of the session stays the same, so nobody has to read these rows again.
ALTER TABLE capture.session DISABLE TRIGGER session_revision;
UPDATE capture.session s SET instrument_id = i.instrument_id
FROM capture.instrument i
WHERE i.participant_id = s.participant_id AND i.attack_type = s.declared_attack_type AND i.words = btrim(s.instrument)
  AND i.pai_quality IS NOT DISTINCT FROM s.pai_quality;
ALTER TABLE capture.session ENABLE TRIGGER session_revision;
