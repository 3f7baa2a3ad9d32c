-- Why: participants read the name of a campaign, which says what a model fails at; they read it and its brief in one language only; and nobody
-- told them until when a take may wait, what it earns, whom to ask, or how to object.
ALTER TABLE capture.campaign ADD COLUMN title text;
UPDATE capture.campaign SET title = name;
ALTER TABLE capture.campaign
  ALTER COLUMN title SET DEFAULT 'Record yourself at a face login',
  ALTER COLUMN title SET NOT NULL,
  ADD CHECK (length(title) BETWEEN 1 AND 120),
  ADD COLUMN contact text CHECK (length(contact) BETWEEN 1 AND 200);
COMMENT ON COLUMN capture.campaign.name IS 'For researchers alone: it may say what was found.';
COMMENT ON COLUMN capture.campaign.title IS 'What participants read in its place, in English as the brief is; other languages are in campaign_translation.';
COMMENT ON COLUMN capture.campaign.contact IS 'Of the people who run it, for participants; null: the installation''s.';

CREATE TABLE capture.campaign_translation (
  campaign_id uuid NOT NULL REFERENCES capture.campaign ON DELETE CASCADE,
  language    text NOT NULL CHECK (language IN ('es', 'zh')),
  title       text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  brief       text NOT NULL CHECK (length(brief) BETWEEN 1 AND 4000),
  PRIMARY KEY (campaign_id, language)
);

-- It is not published, so nobody has to read these rows again.
ALTER TABLE capture.session ADD COLUMN payable_at timestamptz;
ALTER TABLE capture.session DISABLE TRIGGER session_revision;
UPDATE capture.session SET payable_at = coalesce(decided_at, now()) WHERE payment IN ('payable', 'paid');
ALTER TABLE capture.session ENABLE TRIGGER session_revision;
COMMENT ON COLUMN capture.session.payable_at IS 'Since when its reward is due; before the decision where that kept its participant waiting.';
CREATE INDEX session_waiting ON capture.session (uploaded_at) WHERE state = 'UPLOADED' AND payment = 'none';

CREATE TABLE capture.objection (
  session_id  uuid PRIMARY KEY REFERENCES capture.session ON DELETE CASCADE,
  words       text NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
  raised_at   timestamptz NOT NULL DEFAULT now(),
  answer      text CHECK (length(answer) BETWEEN 1 AND 1000),
  answered_by uuid,
  answered_at timestamptz,
  CHECK ((answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL))
);
COMMENT ON TABLE capture.objection IS 'What a participant says against what became of a take, once, and what a reviewer answers. Goes with the session.';
CREATE INDEX objection_open ON capture.objection (raised_at) WHERE answered_at IS NULL;
