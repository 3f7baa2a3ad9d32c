-- Why: some of what a labeler sees has no place among eight answers, and a reviewer wants to know it.
ALTER TABLE labeling.assignment ADD COLUMN note text CHECK (length(note) BETWEEN 1 AND 500);
COMMENT ON COLUMN labeling.assignment.note IS 'What the labeler wants the reviewer to know; free text, erased with the answers.';
ALTER TABLE labeling.assignment ADD CHECK (note IS NULL OR state = 'SUBMITTED');

-- Why: sessions on which people disagree are looked for among many on which they do not.
CREATE INDEX consensus_split ON labeling.consensus (attribute, (least(yes, no)::double precision / (yes + no)) DESC, session_id)
  WHERE yes > 0 AND no > 0;

-- Why: what all votes together say of a crowd takes seconds to compute, so that a round computes it and pages read this.
CREATE TABLE labeling.quality_round (
  one             boolean PRIMARY KEY DEFAULT true CHECK (one),
  finished_at     timestamptz NOT NULL DEFAULT now(),
  submissions     bigint NOT NULL,
  skips           bigint NOT NULL,
  last_submission timestamptz
);
COMMENT ON TABLE labeling.quality_round IS 'The last round, and what it had seen: as long as that has not changed, there is nothing to compute.';

CREATE TABLE labeling.quality_attribute (
  attribute  text PRIMARY KEY REFERENCES vocabulary.attack_attribute (name),
  votes      int NOT NULL CHECK (votes >= 0),
  unsure     int NOT NULL CHECK (unsure >= 0),
  tasks      int NOT NULL CHECK (tasks >= 0),
  alpha      double precision,
  alpha_low  double precision,
  alpha_high double precision,
  posteriors int[] NOT NULL CHECK (cardinality(posteriors) = 20)
);
COMMENT ON COLUMN labeling.quality_attribute.votes IS 'Those that say something, yes or no.';
COMMENT ON COLUMN labeling.quality_attribute.alpha IS 'NULL where no task has two votes, or all votes are the same; the interval also where all agree.';
COMMENT ON COLUMN labeling.quality_attribute.posteriors IS 'Tasks by P(present) in twenty bins from 0 to 1, each without its upper end but the last.';

CREATE TABLE labeling.quality_labeler (
  labeler_id  uuid PRIMARY KEY,
  submissions int NOT NULL CHECK (submissions >= 0),
  skips       int NOT NULL CHECK (skips >= 0),
  low_ms      double precision,
  median_ms   double precision,
  high_ms     double precision
);
COMMENT ON COLUMN labeling.quality_labeler.low_ms IS 'Quartiles of the time from the clip on screen to the submission.';

CREATE TABLE labeling.quality_confusion (
  labeler_id    uuid NOT NULL REFERENCES labeling.quality_labeler ON DELETE CASCADE,
  attribute     text NOT NULL REFERENCES vocabulary.attack_attribute (name),
  present_yes   int NOT NULL CHECK (present_yes >= 0),
  present_no    int NOT NULL CHECK (present_no >= 0),
  absent_yes    int NOT NULL CHECK (absent_yes >= 0),
  absent_no     int NOT NULL CHECK (absent_no >= 0),
  unsure        int NOT NULL CHECK (unsure >= 0),
  present_right double precision NOT NULL CHECK (present_right BETWEEN 0 AND 1),
  absent_right  double precision NOT NULL CHECK (absent_right BETWEEN 0 AND 1),
  PRIMARY KEY (labeler_id, attribute)
);
COMMENT ON TABLE labeling.quality_confusion IS
  'What a labeler answered where all votes together say present, or absent; and by the fit, which knows how little a few answers say, how often they are right.';
