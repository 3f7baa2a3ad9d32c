-- Why: what a reviewer ruled on the truth of a session stood in the session alone: it could not be taken back, nobody could be asked to look as well,
-- and how far reviewers agree was not known.
CREATE TABLE capture.truth_ruling (
  ruling_id              uuid PRIMARY KEY DEFAULT uuidv7(),
  session_id             uuid NOT NULL REFERENCES capture.session ON DELETE CASCADE,
  reviewer_id            uuid NOT NULL,
  truth                  text NOT NULL CHECK (truth IN ('genuine', 'attack', 'undecided')),
  reason                 text NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
  opinion                boolean NOT NULL,
  ruled_at               timestamptz NOT NULL DEFAULT clock_timestamp(),
  taken_back_at          timestamptz,
  before_state           text,
  before_reason          text,
  before_truth           text,
  before_truth_by        uuid,
  before_truth_reason    text,
  before_payment         text,
  before_payable_at      timestamptz,
  before_counted_cell_id uuid,
  before_decided_at      timestamptz,
  before_asked_at        timestamptz,
  before_causes          text[],
  before_flags           text[],
  CHECK (NOT opinion OR before_state IS NULL)
);
COMMENT ON TABLE capture.truth_ruling IS 'Everything that reviewers have ruled on the truth of sessions, kept when it is taken back; it goes with the session.';
COMMENT ON COLUMN capture.truth_ruling.truth IS 'What this reviewer says. What is in force stands in the session.';
COMMENT ON COLUMN capture.truth_ruling.opinion IS 'Not in force by itself: another reviewer, who does not see it, has to say the same.';
COMMENT ON COLUMN capture.truth_ruling.before_state IS
  'With the other columns of before_: how the session, its review and its signs of fraud stood before, to which taking the ruling back returns. Null for opinions, and for rulings older than this table.';
CREATE INDEX truth_ruling_session ON capture.truth_ruling (session_id, ruling_id);
CREATE INDEX truth_ruling_reviewer ON capture.truth_ruling (reviewer_id, ruling_id);

INSERT INTO capture.truth_ruling (session_id, reviewer_id, truth, reason, opinion, ruled_at)
  SELECT session_id, truth_by, truth, truth_reason, false, coalesce(decided_at, now()) FROM capture.session
  WHERE truth_by IS NOT NULL AND truth IS NOT NULL AND length(truth_reason) BETWEEN 1 AND 1000 AND coalesce(reason, '') NOT IN ('minor', 'stranger');

-- A campaign that was full opens again when the ruling that filled it is taken back.
ALTER TABLE capture.campaign_event
  DROP CONSTRAINT campaign_event_event_check,
  DROP CONSTRAINT campaign_event_check,
  ADD CONSTRAINT campaign_event_event_check CHECK (event IN ('paused', 'resumed', 'raised', 'cell_closed', 'closed', 'filled', 'unfilled')),
  ADD CONSTRAINT campaign_event_check CHECK ((event IN ('filled', 'unfilled')) = (by IS NULL));
