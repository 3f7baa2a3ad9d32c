-- Why: a task starts with three votes and gets more while they do not decide; a decision is taken anew with each vote, and weighed by how
-- its labelers have answered so far. So a late vote counts, and there may be more of them than were asked for.
ALTER TABLE labeling.task
  DROP CONSTRAINT task_check,
  DROP CONSTRAINT task_redundancy_check,
  ADD CHECK (redundancy >= 1),
  ADD CHECK (submissions >= 0),
  ADD COLUMN priority smallint NOT NULL DEFAULT 0;
COMMENT ON COLUMN labeling.task.redundancy IS 'How many votes are asked for by now.';
COMMENT ON COLUMN labeling.task.priority IS
  '2 where current iterations disagree on the session or waver at it, and 1 where its campaign closes a blind spot; higher is asked first.';
DROP INDEX labeling.task_open;
CREATE INDEX task_open ON labeling.task (priority DESC, task_id) WHERE state = 'OPEN';

-- Whoever skipped may take that back for some minutes, as an answer.
ALTER TABLE labeling.assignment ADD COLUMN skipped_at timestamptz;
CREATE INDEX assignment_submitted ON labeling.assignment (submitted_at) WHERE state = 'SUBMITTED';

ALTER TABLE labeling.consensus
  ADD COLUMN probability_low  double precision CHECK (probability_low BETWEEN 0 AND 1),
  ADD COLUMN probability_high double precision CHECK (probability_high BETWEEN 0 AND 1);
COMMENT ON COLUMN labeling.consensus.probability IS
  'P(attribute present), the posterior of the votes; 0 or 1 once adjudicated. Of rows from before 2026-12-01 the share of yes among yes and no.';
COMMENT ON COLUMN labeling.consensus.probability_low IS '95% interval of the posterior, to probability_high; null once adjudicated.';

CREATE TABLE labeling.fit (
  attribute      text PRIMARY KEY REFERENCES vocabulary.attack_attribute (name),
  present        double precision NOT NULL CHECK (present BETWEEN 0 AND 1),
  yes_if_present double precision NOT NULL CHECK (yes_if_present BETWEEN 0 AND 1),
  no_if_absent   double precision NOT NULL CHECK (no_if_absent BETWEEN 0 AND 1),
  tasks          int NOT NULL,
  votes          int NOT NULL,
  rounds         int NOT NULL,
  fitted_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE labeling.fit IS 'What the last fit found of each attribute over everybody: Dawid-Skene with smoothing. Votes that come are weighed by it.';

CREATE TABLE labeling.skill (
  labeler_id     uuid NOT NULL,
  attribute      text NOT NULL REFERENCES vocabulary.attack_attribute (name),
  history        int NOT NULL CHECK (history >= 0),
  unsure         int NOT NULL CHECK (unsure >= 0),
  yes_if_present double precision NOT NULL CHECK (yes_if_present BETWEEN 0 AND 1),
  no_if_absent   double precision NOT NULL CHECK (no_if_absent BETWEEN 0 AND 1),
  present_votes  double precision NOT NULL,
  absent_votes   double precision NOT NULL,
  PRIMARY KEY (labeler_id, attribute)
);
COMMENT ON TABLE labeling.skill IS 'How each labeler answers, as the last fit found.';

CREATE TABLE labeling.refit (
  one     boolean PRIMARY KEY DEFAULT true CHECK (one),
  votes   text NOT NULL,
  done_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE labeling.refit IS 'Which votes the last fit that was carried through was of, decisions included.';

CREATE OR REPLACE VIEW labeling_pub.consensus_v1 AS
  SELECT consensus_id, session_id, attribute, yes, no, unsure, method, state, probability, present, settled_at, revision,
         probability_low, probability_high
  FROM labeling.consensus;
