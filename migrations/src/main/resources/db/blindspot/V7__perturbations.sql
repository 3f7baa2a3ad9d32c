-- Why: a decision that a slightly darker or a slightly shifted picture turns around is unstable, even if no frame of the recording shows it.
ALTER TABLE blindspot.score
  ADD COLUMN perturbed int CHECK (perturbed > 0),
  ADD COLUMN perturbed_flips int CHECK (perturbed_flips BETWEEN 0 AND perturbed),
  ADD CHECK ((perturbed IS NULL) = (perturbed_flips IS NULL));
COMMENT ON COLUMN blindspot.score.perturbed IS
  'Decisions on slightly changed frames, see docs/scoring.md; null where the iteration''s manifest asks for none, or none could be made.';
COMMENT ON COLUMN blindspot.score.perturbed_flips IS 'How many of them are other than that on the same frame unchanged.';

CREATE OR REPLACE VIEW blindspot_pub.score_v1 AS
  SELECT s.score_id, s.session_id, s.iteration_id, s.pack_version, s.frames, s.spoof_score, s.decision, s.flips, s.scored_at, s.revision,
         s.score_low, s.score_high,
         CASE WHEN 'no_response' NOT IN (s.decision, p.decision) THEN s.decision <> p.decision END AS disagrees_with_parent,
         s.perturbed, s.perturbed_flips
  FROM blindspot.score s
  LEFT JOIN blindspot.model_iteration m ON m.iteration_id = s.iteration_id
  LEFT JOIN blindspot.score p
    ON p.session_id = s.session_id AND p.iteration_id = m.parent_id AND p.pack_version = s.pack_version;

ALTER TABLE blindspot.mining_run
  DROP CONSTRAINT mining_run_outcome_check,
  ADD CHECK (outcome IN ('apcer', 'bpcer', 'flips', 'perturbation', 'disagreement'));
COMMENT ON COLUMN blindspot.mining_run.outcome IS
  'apcer: attacks accepted; bpcer: genuine sessions rejected; flips: sessions whose decision changes between frames; perturbation: sessions of which a slightly changed frame is decided otherwise; disagreement: sessions the parent iteration decided otherwise.';

ALTER TABLE blindspot.mining_run_exclusion
  DROP CONSTRAINT mining_run_exclusion_reason_check,
  ADD CHECK (reason IN ('not_decided', 'rejected', 'in_training', 'not_scored', 'retry', 'first_attempt', 'no_response', 'single_frame',
                        'not_perturbed', 'no_parent_decision'));
