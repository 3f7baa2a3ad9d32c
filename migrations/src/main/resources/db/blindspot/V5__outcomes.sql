-- Why: instability is an error of its own, species are looked at one by one, and a retry knows how the first attempt fared.
ALTER TABLE blindspot.mining_run
  DROP CONSTRAINT mining_run_outcome_check,
  ADD CHECK (outcome IN ('apcer', 'bpcer', 'flips', 'disagreement')),
  ADD COLUMN species text,
  ADD CHECK (species IS NULL OR outcome = 'apcer'),
  -- Runs so far made no difference.
  ADD COLUMN attempts text NOT NULL DEFAULT 'all' CHECK (attempts IN ('first', 'retries', 'all'));
ALTER TABLE blindspot.mining_run ALTER COLUMN attempts DROP DEFAULT;
COMMENT ON COLUMN blindspot.mining_run.outcome IS
  'apcer: attacks accepted; bpcer: genuine sessions rejected; flips: sessions whose decision changes between frames; disagreement: sessions the parent iteration decided otherwise.';
COMMENT ON COLUMN blindspot.mining_run.species IS
  'The one attack medium (a value of axis attack_type) looked at; then it is a condition of every subdomain of the run. Null: whatever the outcome is taken over.';

ALTER TABLE blindspot.mining_run_exclusion
  DROP CONSTRAINT mining_run_exclusion_reason_check,
  ADD CHECK (reason IN ('not_decided', 'rejected', 'in_training', 'not_scored', 'retry', 'first_attempt', 'no_response', 'single_frame',
                        'no_parent_decision'));
