-- Why: a blind spot is collected for, retested on people who had no part in finding it, and closed or not; who moved it, when and why is never rewritten.
CREATE FUNCTION blindspot.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TABLE blindspot.retest (
  retest_id              uuid PRIMARY KEY DEFAULT uuidv7(),
  blind_spot_id          uuid NOT NULL REFERENCES blindspot.blind_spot,
  place                  int NOT NULL CHECK (place >= 1),
  iteration_id           uuid NOT NULL REFERENCES blindspot.model_iteration,
  margin                 double precision NOT NULL CHECK (margin > 0 AND margin < 1),
  sessions               int NOT NULL CHECK (sessions > 0),
  participants           int NOT NULL CHECK (participants BETWEEN 1 AND sessions),
  effective_participants double precision NOT NULL CHECK (effective_participants > 0),
  errors                 int NOT NULL CHECK (errors BETWEEN 0 AND sessions),
  rate                   double precision NOT NULL CHECK (rate BETWEEN 0 AND 1),
  rate_low               double precision NOT NULL,
  rate_high              double precision NOT NULL,
  outside_sessions       int NOT NULL CHECK (outside_sessions >= 0),
  outside_participants   int NOT NULL CHECK (outside_participants BETWEEN 0 AND outside_sessions),
  outside_effective      double precision NOT NULL CHECK (outside_effective >= 0),
  baseline               double precision CHECK (baseline BETWEEN 0 AND 1),
  baseline_low           double precision,
  baseline_high          double precision,
  excess                 double precision,
  low                    double precision,
  high                   double precision,
  tail                   double precision NOT NULL CHECK (tail > 0 AND tail < 0.5),
  bound                  double precision,
  verdict                text NOT NULL CHECK (verdict IN ('below_margin', 'not_below_margin', 'too_few')),
  retested_by            uuid NOT NULL,
  retested_at            timestamptz NOT NULL DEFAULT clock_timestamp(),
  UNIQUE (blind_spot_id, place),
  CHECK (rate_low <= rate AND rate <= rate_high),
  CHECK (num_nulls(baseline, baseline_low, baseline_high, excess, low, high, bound) IN (0, 7)),
  CHECK (low <= excess AND excess <= high),
  CHECK (baseline IS NOT NULL OR verdict = 'too_few'),
  CHECK (verdict = 'too_few' OR (verdict = 'below_margin') = (bound < margin))
);
COMMENT ON TABLE blindspot.retest IS
  'A later iteration held against a blind spot, on people who recorded nothing before it was found. Holds counts, never sessions.';
COMMENT ON COLUMN blindspot.retest.place IS 'Among the retests of the blind spot, whatever their iteration.';
COMMENT ON COLUMN blindspot.retest.margin IS 'The excess from which on it would still be called a blind spot, as stated before the figures were read.';
COMMENT ON COLUMN blindspot.retest.participants IS 'Clusters: connected components of participant and depicted participant.';
COMMENT ON COLUMN blindspot.retest.baseline IS
  'The rate of the sessions outside, weighted so that each stratum counts as inside; null where a stratum has none outside.';
COMMENT ON COLUMN blindspot.retest.excess IS 'rate - baseline, with its 95% interval.';
COMMENT ON COLUMN blindspot.retest.tail IS 'What this retest spends of 0.025 that all retests of the blind spot share.';
COMMENT ON COLUMN blindspot.retest.bound IS 'Upper bound of the excess at that tail: what is held against the margin.';
CREATE TRIGGER retest_append_only BEFORE UPDATE OR DELETE ON blindspot.retest
  FOR EACH ROW EXECUTE FUNCTION blindspot.refuse_change();

CREATE TABLE blindspot.life_event (
  blind_spot_id uuid NOT NULL REFERENCES blindspot.blind_spot,
  position      int NOT NULL CHECK (position >= 1),
  state         text NOT NULL CHECK (state IN ('FOUND', 'COLLECTING', 'COLLECTED', 'RETESTED', 'CLOSED', 'PERSISTING')),
  reason        text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
  campaign_id   uuid,
  retest_id     uuid REFERENCES blindspot.retest,
  moved_by      uuid,
  at            timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (blind_spot_id, position),
  UNIQUE (blind_spot_id, campaign_id),
  CHECK ((state = 'FOUND') = (position = 1)),
  CHECK ((state = 'COLLECTING') = (campaign_id IS NOT NULL)),
  CHECK ((state IN ('RETESTED', 'CLOSED', 'PERSISTING')) = (retest_id IS NOT NULL))
);
COMMENT ON TABLE blindspot.life_event IS 'What happened to a blind spot, in order; blind_spot.state is that of the last.';
COMMENT ON COLUMN blindspot.life_event.campaign_id IS 'Each campaign that collected for it has one event, also when others were open already.';
COMMENT ON COLUMN blindspot.life_event.moved_by IS 'Null when nobody did: campaigns close by time.';
CREATE TRIGGER life_event_append_only BEFORE UPDATE OR DELETE ON blindspot.life_event
  FOR EACH ROW EXECUTE FUNCTION blindspot.refuse_change();
REVOKE UPDATE, DELETE ON blindspot.retest, blindspot.life_event FROM scotoma_blindspot;

INSERT INTO blindspot.life_event (blind_spot_id, position, state, reason, moved_by, at)
SELECT b.blind_spot_id, 1, 'FOUND', 'Mining run ' || r.number || ' found it.', r.mined_by, b.found_at
FROM blindspot.blind_spot b JOIN blindspot.subdomain d USING (subdomain_id) JOIN blindspot.mining_run r USING (number);
CREATE INDEX blind_spot_state ON blindspot.blind_spot (state);
