-- Why: a reviewer who is not sure can have another one look, who does not see the first answer; and how far they agree is known thereby.
ALTER TABLE labeling.ruling ADD COLUMN opinion boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN labeling.ruling.opinion IS 'Not in force by itself: another reviewer, who does not see it, has to say the same; of two that differ a third decides.';
COMMENT ON TABLE labeling.ruling IS
  'Every ruling is kept; the latest of a session and attribute that is no opinion and was not taken back is in force.';
