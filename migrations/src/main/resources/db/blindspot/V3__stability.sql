-- Why: re-scoring can be paused, iteration by iteration; a score says how far its frames vary and whether the parent iteration decided otherwise.
CREATE TABLE blindspot.paused_rescoring (
  iteration_id uuid PRIMARY KEY REFERENCES blindspot.model_iteration ON DELETE CASCADE,
  paused_by    uuid NOT NULL,
  paused_at    timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE blindspot.paused_rescoring IS 'Iterations that score fresh sessions only, until somebody resumes them.';

-- What is wanted of an iteration goes with it; a score keeps its iteration from being deleted.
ALTER TABLE blindspot.scoring
  DROP CONSTRAINT scoring_iteration_id_fkey,
  ADD FOREIGN KEY (iteration_id) REFERENCES blindspot.model_iteration ON DELETE CASCADE;

ALTER TABLE blindspot.score
  ADD COLUMN score_low double precision,
  ADD COLUMN score_high double precision,
  ADD CHECK ((score_low IS NULL) = (score_high IS NULL)),
  ADD CHECK (score_low BETWEEN 0 AND spoof_score AND score_high BETWEEN spoof_score AND 1);
COMMENT ON COLUMN blindspot.score.score_low IS '95% interval of the spoof score over frames, see docs/scoring.md; none with fewer than five frames.';

CREATE OR REPLACE VIEW blindspot_pub.score_v1 AS
  SELECT s.score_id, s.session_id, s.iteration_id, s.pack_version, s.frames, s.spoof_score, s.decision, s.flips, s.scored_at, s.revision,
         s.score_low, s.score_high,
         CASE WHEN 'no_response' NOT IN (s.decision, p.decision) THEN s.decision <> p.decision END AS disagrees_with_parent
  FROM blindspot.score s
  LEFT JOIN blindspot.model_iteration m ON m.iteration_id = s.iteration_id
  LEFT JOIN blindspot.score p
    ON p.session_id = s.session_id AND p.iteration_id = m.parent_id AND p.pack_version = s.pack_version;
COMMENT ON VIEW blindspot_pub.score_v1 IS 'disagrees_with_parent is null until the parent iteration has answered on the same pack; its coming later does not move revision.';
