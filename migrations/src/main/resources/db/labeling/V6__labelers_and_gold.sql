-- Why: whoever answers for clips has to be known by how well they do it, and may be asked to stop. Gold says how well: clips whose answers two
-- reviewers gave without seeing each other's.
CREATE TABLE labeling.gold (
  gold_id      uuid PRIMARY KEY DEFAULT uuidv7(),
  task_id      uuid NOT NULL UNIQUE REFERENCES labeling.task ON DELETE CASCADE,
  state        text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'confirmed', 'refused', 'retired')),
  proposed_by  uuid NOT NULL,
  proposed_at  timestamptz NOT NULL DEFAULT now(),
  confirmed_by uuid CHECK (confirmed_by <> proposed_by),
  confirmed_at timestamptz,
  retired_by   uuid,
  retired_why  text CHECK (length(retired_why) BETWEEN 1 AND 1000),
  CHECK ((state = 'proposed') = (confirmed_by IS NULL)),
  CHECK ((state = 'retired') = (retired_why IS NOT NULL))
);
COMMENT ON COLUMN labeling.gold.state IS
  'proposed by one reviewer; confirmed once a second one, who did not see those answers, gave the same for the whole, refused if not; retired by anybody who found it bad. It goes with its task when its session is withdrawn.';

CREATE TABLE labeling.gold_answer (
  gold_id   uuid NOT NULL REFERENCES labeling.gold ON DELETE CASCADE,
  attribute text NOT NULL REFERENCES vocabulary.attack_attribute (name),
  proposed  boolean NOT NULL,
  confirmed boolean,
  PRIMARY KEY (gold_id, attribute)
);
COMMENT ON TABLE labeling.gold_answer IS 'Labelers are held against those on which both reviewers agree; the others ask nothing.';

ALTER TABLE labeling.assignment
  ADD COLUMN gold_id uuid REFERENCES labeling.gold ON DELETE CASCADE,
  ADD COLUMN attempt smallint CHECK (attempt >= 1),
  ADD CHECK (attempt IS NULL OR gold_id IS NOT NULL);
COMMENT ON COLUMN labeling.assignment.gold_id IS 'Given to see how its labeler answers: its answers decide nothing about the clip.';
COMMENT ON COLUMN labeling.assignment.attempt IS 'At the qualification; null of gold in the stream.';
CREATE INDEX assignment_gold ON labeling.assignment (gold_id) WHERE gold_id IS NOT NULL;

CREATE TABLE labeling.labeler (
  labeler_id uuid PRIMARY KEY,
  state      text NOT NULL CHECK (state IN ('qualifying', 'active', 'paused', 'banned')),
  reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  since      timestamptz NOT NULL DEFAULT now(),
  attempt    smallint NOT NULL DEFAULT 1,
  languages  text[] NOT NULL DEFAULT '{}',
  withheld   boolean NOT NULL DEFAULT false,
  came_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN labeling.labeler.attempt IS 'At which attempt at the qualification they are, or were when it ended.';
COMMENT ON COLUMN labeling.labeler.withheld IS 'Banned because of fraud: what they answered is not owed to them.';

CREATE TABLE labeling.labeler_event (
  event_id   uuid PRIMARY KEY DEFAULT uuidv7(),
  labeler_id uuid NOT NULL REFERENCES labeling.labeler ON DELETE CASCADE,
  state      text NOT NULL,
  reason     text NOT NULL,
  by_id      uuid,
  at         timestamptz NOT NULL DEFAULT now(),
  pending    boolean NOT NULL DEFAULT false,
  retaken    int,
  changed    int
);
COMMENT ON COLUMN labeling.labeler_event.by_id IS 'Null: the platform''s own rule.';
COMMENT ON COLUMN labeling.labeler_event.pending IS 'Whether decisions that their votes carried have still to be taken anew.';
COMMENT ON COLUMN labeling.labeler_event.retaken IS 'How many decisions were taken anew because of it, and how many of them turned out otherwise (changed).';
CREATE INDEX labeler_event_of ON labeling.labeler_event (labeler_id, event_id);
CREATE INDEX labeler_event_pending ON labeling.labeler_event (event_id) WHERE pending;

-- Nobody who labelled before is locked out.
INSERT INTO labeling.labeler (labeler_id, state, reason, came_at)
  SELECT labeler_id, 'active', 'Was here before there was a qualification.', min(leased_at) FROM labeling.assignment GROUP BY labeler_id;

CREATE TABLE labeling.gold_objection (
  assignment_id uuid PRIMARY KEY REFERENCES labeling.assignment ON DELETE CASCADE,
  words         text NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
  raised_at     timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE labeling.gold_objection IS 'What somebody says against the answers expected of them at the qualification.';

CREATE OR REPLACE VIEW labeling_pub.lease_v1 AS
  SELECT a.assignment_id, t.session_id, a.labeler_id, a.lease_until
  FROM labeling.assignment a JOIN labeling.task t USING (task_id)
  WHERE a.state = 'LEASED' AND (t.state IN ('OPEN', 'CONTESTED') OR a.gold_id IS NOT NULL);
