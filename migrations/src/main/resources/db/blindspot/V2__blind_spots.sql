-- Why: looks at the data of an iteration are numbered and kept with what they found, so that nobody has to trust a page that has changed since.
CREATE TABLE blindspot.mining_run (
  number         int PRIMARY KEY CHECK (number >= 1),
  iteration_id   uuid NOT NULL REFERENCES blindspot.model_iteration,
  outcome        text NOT NULL CHECK (outcome IN ('apcer', 'bpcer')),
  alpha          double precision NOT NULL CHECK (alpha > 0 AND alpha < 1),
  min_support    int NOT NULL CHECK (min_support >= 1),
  sessions       int NOT NULL CHECK (sessions >= 0),
  participants   int NOT NULL CHECK (participants BETWEEN 0 AND sessions),
  errors         int NOT NULL CHECK (errors BETWEEN 0 AND sessions),
  base_rate      double precision CHECK (base_rate BETWEEN 0 AND 1),
  base_low       double precision,
  base_high      double precision,
  tested         int NOT NULL CHECK (tested >= 0),
  mined_by       uuid NOT NULL,
  mined_at       timestamptz NOT NULL DEFAULT now(),
  CHECK ((sessions = 0) = (base_rate IS NULL)),
  CHECK (base_rate IS NULL OR (base_low <= base_rate AND base_rate <= base_high))
);
COMMENT ON TABLE blindspot.mining_run IS 'An explicit, numbered look at one iteration and outcome. Holds counts, never sessions: those are read again, without what was withdrawn since.';
COMMENT ON COLUMN blindspot.mining_run.number IS 'Without gaps, in the order of the looks.';
COMMENT ON COLUMN blindspot.mining_run.alpha IS 'Family-wise error over every subdomain tested in this run.';
COMMENT ON COLUMN blindspot.mining_run.participants IS 'Clusters: connected components of participant and depicted participant.';
CREATE INDEX mining_run_iteration ON blindspot.mining_run (iteration_id, number);

CREATE TABLE blindspot.mining_run_exclusion (
  number   int NOT NULL REFERENCES blindspot.mining_run,
  reason   text NOT NULL CHECK (reason IN ('not_decided', 'rejected', 'in_training', 'not_scored', 'no_response')),
  sessions int NOT NULL CHECK (sessions > 0),
  PRIMARY KEY (number, reason)
);
COMMENT ON TABLE blindspot.mining_run_exclusion IS 'Sessions of the outcome''s kind that the run could not use, by the first reason that applies.';

CREATE TABLE blindspot.subdomain (
  subdomain_id           uuid PRIMARY KEY DEFAULT uuidv7(),
  number                 int NOT NULL REFERENCES blindspot.mining_run,
  rank                   int NOT NULL CHECK (rank >= 1),
  verdict                text NOT NULL CHECK (verdict IN ('found', 'explained', 'not_shown', 'too_few')),
  sessions               int NOT NULL CHECK (sessions > 0),
  participants           int NOT NULL CHECK (participants BETWEEN 1 AND sessions),
  effective_participants double precision NOT NULL CHECK (effective_participants > 0),
  errors                 int NOT NULL CHECK (errors BETWEEN 0 AND sessions),
  rate                   double precision NOT NULL CHECK (rate BETWEEN 0 AND 1),
  low                    double precision NOT NULL,
  high                   double precision NOT NULL,
  difference             double precision NOT NULL,
  adjusted_p             double precision CHECK (adjusted_p BETWEEN 0 AND 1),
  UNIQUE (number, rank),
  CHECK (low <= rate AND rate <= high),
  CHECK ((verdict = 'too_few') = (adjusted_p IS NULL))
);
COMMENT ON COLUMN blindspot.subdomain.verdict IS 'found: reported; explained: above the base rate, but only by what is reported; not_shown: tested and not above it beyond alpha; too_few: never tested.';

CREATE TABLE blindspot.subdomain_condition (
  subdomain_id uuid NOT NULL REFERENCES blindspot.subdomain,
  axis         text NOT NULL REFERENCES vocabulary.condition_axis,
  value        text NOT NULL,
  PRIMARY KEY (subdomain_id, axis)
);

CREATE TABLE blindspot.blind_spot (
  blind_spot_id uuid PRIMARY KEY DEFAULT uuidv7(),
  subdomain_id  uuid NOT NULL UNIQUE REFERENCES blindspot.subdomain,
  state         text NOT NULL DEFAULT 'FOUND' CHECK (state IN ('FOUND', 'COLLECTING', 'COLLECTED', 'RETESTED', 'CLOSED', 'PERSISTING')),
  found_at      timestamptz NOT NULL DEFAULT now(),
  revision      xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON TABLE blindspot.blind_spot IS 'The life of a subdomain that a run found.';
CREATE INDEX blind_spot_revision ON blindspot.blind_spot (revision, blind_spot_id);
CREATE TRIGGER blind_spot_revision BEFORE INSERT OR UPDATE ON blindspot.blind_spot
  FOR EACH ROW EXECUTE FUNCTION vocabulary.stamp_revision();

CREATE VIEW blindspot_pub.blind_spot_v1 AS
  SELECT b.blind_spot_id, r.number AS mining_run, r.iteration_id, r.outcome, b.state, c.axes, c.vals,
         d.sessions, d.participants, d.errors, d.rate, d.low, d.high, r.base_rate, d.adjusted_p, r.alpha, b.found_at, b.revision
  FROM blindspot.blind_spot b
  JOIN blindspot.subdomain d USING (subdomain_id)
  JOIN blindspot.mining_run r USING (number)
  CROSS JOIN LATERAL (
    SELECT array_agg(k.axis ORDER BY a.position) AS axes, array_agg(k.value ORDER BY a.position) AS vals
    FROM blindspot.subdomain_condition k JOIN vocabulary.condition_axis a ON a.name = k.axis
    WHERE k.subdomain_id = b.subdomain_id) c;
COMMENT ON VIEW blindspot_pub.blind_spot_v1 IS 'vals holds the value of each axis in axes, in the same order.';

GRANT SELECT ON blindspot.mining_run, blindspot.subdomain, blindspot.subdomain_condition, blindspot.blind_spot TO scotoma_views;
ALTER VIEW blindspot_pub.blind_spot_v1 OWNER TO scotoma_views;
