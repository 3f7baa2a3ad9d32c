-- Why: an operator moves networks to a GPU and back, and libraries are replaced; whoever holds two scores against each other has to know
-- what computed them. And a session of which one frame gave a number cannot change its decision between frames: it is not a steady one.
ALTER TABLE blindspot.score
  ADD COLUMN computed_by text,
  ADD COLUMN answered int CHECK (answered BETWEEN 0 AND frames);
COMMENT ON COLUMN blindspot.score.computed_by IS 'Device, precision, library and its version; null where it was not kept.';
COMMENT ON COLUMN blindspot.score.answered IS 'Frames whose deciding head gave a number.';
-- Of a float32 in little-endian order that is no number the last byte is 7f or ff, which no probability has.
UPDATE blindspot.score SET answered = (
  SELECT count(*) FROM generate_series(0, frames - 1) AS frame WHERE get_byte(probabilities, frame * heads * 4 + 3) & 127 < 127);

CREATE OR REPLACE VIEW blindspot_pub.score_v1 AS
  SELECT s.score_id, s.session_id, s.iteration_id, s.pack_version, s.frames, s.spoof_score, s.decision, s.flips, s.scored_at, s.revision,
         s.score_low, s.score_high,
         CASE WHEN 'no_response' NOT IN (s.decision, p.decision) THEN s.decision <> p.decision END AS disagrees_with_parent,
         s.perturbed, s.perturbed_flips, coalesce(s.answered, s.frames) AS answered, s.computed_by
  FROM blindspot.score s
  LEFT JOIN blindspot.model_iteration m ON m.iteration_id = s.iteration_id
  LEFT JOIN blindspot.score p
    ON p.session_id = s.session_id AND p.iteration_id = m.parent_id AND p.pack_version = s.pack_version;
