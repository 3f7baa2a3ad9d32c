-- Why: a reviewer who slips may take a ruling back for some minutes. What was ruled stays known.
ALTER TABLE labeling.ruling ADD COLUMN taken_back_at timestamptz;
COMMENT ON TABLE labeling.ruling IS 'Every ruling is kept; the latest of a session and attribute that was not taken back is in force.';
CREATE INDEX ruling_reviewer ON labeling.ruling (reviewer_id, ruling_id);
