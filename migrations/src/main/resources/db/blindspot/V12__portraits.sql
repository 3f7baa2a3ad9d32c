-- Why: researchers look at the sessions that they list. What they look at is made once of a frame pack, by a worker.
CREATE TABLE blindspot.portrait (
  session_id   uuid PRIMARY KEY REFERENCES blindspot.inspection ON DELETE CASCADE,
  pack_version int NOT NULL,
  frame_ms     int[] NOT NULL CHECK (cardinality(frame_ms) > 0),
  made_at      timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE blindspot.portrait IS
  'Sessions of which small pictures of the face lie in storage, beside the frame pack of that version; gone with the session.';
COMMENT ON COLUMN blindspot.portrait.frame_ms IS 'Time of each square of the sheet in its recording.';

-- What a list asks of the scores of one iteration is in the index: the rows are ten times as large, by their frames.
CREATE INDEX score_decision ON blindspot.score (iteration_id, session_id, pack_version)
  INCLUDE (decision, spoof_score, flips, perturbed_flips);
DROP INDEX blindspot.score_iteration;
