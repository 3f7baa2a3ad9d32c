-- Why: instability is an error of its own, species are looked at one by one, a retry knows how the first attempt fared,
-- and who looks often enough finds something: the looks at an iteration and outcome share one alpha.
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

ALTER TABLE blindspot.mining_run
  ADD COLUMN place int,
  ADD COLUMN total_alpha double precision;
-- Runs so far spent all of their alpha each; they keep what they spent, and the next look is the next in the row.
UPDATE blindspot.mining_run r SET total_alpha = alpha, place = n.place
FROM (SELECT number, row_number() OVER (PARTITION BY iteration_id, outcome ORDER BY number) AS place FROM blindspot.mining_run) n
WHERE n.number = r.number;
ALTER TABLE blindspot.mining_run
  ALTER COLUMN place SET NOT NULL,
  ALTER COLUMN total_alpha SET NOT NULL,
  ADD CHECK (place >= 1),
  ADD CHECK (alpha <= total_alpha AND total_alpha < 1),
  ADD UNIQUE (iteration_id, outcome, place);
COMMENT ON COLUMN blindspot.mining_run.place IS 'Among the looks at the same iteration and outcome, whatever their species, attempts and support.';
COMMENT ON COLUMN blindspot.mining_run.total_alpha IS 'Family-wise error over all looks at the iteration and outcome together, set by the first of them.';
COMMENT ON COLUMN blindspot.mining_run.alpha IS 'What this look spends of it: family-wise error over every subdomain tested in this run.';

-- A hard species that is frequent in one light makes no failing light.
ALTER TABLE blindspot.mining_run ADD COLUMN baseline text NOT NULL DEFAULT 'pooled' CHECK (baseline IN ('pooled', 'species', 'campaign'));
ALTER TABLE blindspot.mining_run ALTER COLUMN baseline DROP DEFAULT;
COMMENT ON COLUMN blindspot.mining_run.baseline IS
  'Which sessions have one base rate: pooled, all; species, those of each attack medium and the genuine ones; campaign, these in each campaign.';
ALTER TABLE blindspot.subdomain ADD COLUMN expected double precision;
UPDATE blindspot.subdomain d SET expected = r.base_rate FROM blindspot.mining_run r WHERE r.number = d.number;
ALTER TABLE blindspot.subdomain ALTER COLUMN expected SET NOT NULL, ADD CHECK (expected BETWEEN 0 AND 1);
COMMENT ON COLUMN blindspot.subdomain.expected IS 'The rate its sessions would have if all of each stratum failed alike.';
COMMENT ON COLUMN blindspot.subdomain.difference IS 'Of the rate from the expected.';
