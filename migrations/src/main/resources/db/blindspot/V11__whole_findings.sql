-- Why: a blind spot is told as one sentence, which may hold a set of values or a range; what is safer is a finding too, and what was
-- tested stands beside what was counted. And whoever looks behind a mining run sees its sessions and no others.
DROP VIEW blindspot_pub.blind_spot_v1;
ALTER TABLE blindspot.subdomain_condition ALTER COLUMN value TYPE jsonb USING to_jsonb(value);
COMMENT ON COLUMN blindspot.subdomain_condition.value IS
  'A text, {"in": […]}, {"not": […]} or {"from": x, "below": y}, as the command line writes it; the empty text is a value that nobody gave.';

ALTER TABLE blindspot.subdomain
  DROP CONSTRAINT subdomain_verdict_check,
  ADD CHECK (verdict IN ('found', 'safer', 'explained', 'not_shown', 'too_few')),
  -- The interval is of the capped rate.
  DROP CONSTRAINT subdomain_check2,
  ADD CHECK (low <= high),
  ADD COLUMN capped_sessions double precision CHECK (capped_sessions > 0),
  ADD COLUMN capped_rate double precision CHECK (capped_rate BETWEEN 0 AND 1),
  ADD COLUMN expected_given double precision CHECK (expected_given BETWEEN 0 AND 1),
  ADD COLUMN odds_ratio double precision CHECK (odds_ratio >= 0),
  ADD COLUMN odds_low double precision,
  ADD COLUMN odds_high double precision,
  ADD COLUMN heaviest_sessions int CHECK (heaviest_sessions BETWEEN 1 AND sessions),
  ADD COLUMN rate_without_heaviest double precision CHECK (rate_without_heaviest BETWEEN 0 AND 1),
  ADD CHECK (odds_low <= odds_ratio AND odds_ratio <= odds_high),
  ADD CHECK (num_nulls(capped_sessions, capped_rate, expected_given, odds_ratio, odds_low, odds_high, heaviest_sessions,
                       rate_without_heaviest) IN (0, 8));
COMMENT ON COLUMN blindspot.subdomain.verdict IS
  'found: reported; safer: reported as less frequent; explained: above the expected, but only by what is reported; not_shown: tested and not above it beyond alpha; too_few: never tested.';
COMMENT ON COLUMN blindspot.subdomain.low IS 'Of the capped rate where there is one.';
COMMENT ON COLUMN blindspot.subdomain.difference IS 'Of the rate, the capped one where there is one, from the expected.';
COMMENT ON COLUMN blindspot.subdomain.capped_rate IS 'When nobody counts for more than the root of the sessions: what was tested. Null unless reported.';
COMMENT ON COLUMN blindspot.subdomain.expected_given IS 'The rate that the strata and the other reported ones let expect here.';

CREATE VIEW blindspot_pub.blind_spot_v1 AS
  SELECT b.blind_spot_id, r.number AS mining_run, r.iteration_id, r.outcome, b.state, c.axes, c.vals,
         d.sessions, d.participants, d.errors, d.rate, d.low, d.high, r.base_rate, d.adjusted_p, r.alpha, b.found_at, b.revision
  FROM blindspot.blind_spot b
  JOIN blindspot.subdomain d USING (subdomain_id)
  JOIN blindspot.mining_run r USING (number)
  CROSS JOIN LATERAL (
    SELECT array_agg(k.axis ORDER BY a.position) AS axes, array_agg(k.value #>> '{}' ORDER BY a.position) AS vals
    FROM blindspot.subdomain_condition k JOIN vocabulary.condition_axis a ON a.name = k.axis
    WHERE k.subdomain_id = b.subdomain_id) c;
COMMENT ON VIEW blindspot_pub.blind_spot_v1 IS
  'vals holds what is asked of each axis in axes, in the same order: a value, or a set or range as JSON.';
ALTER VIEW blindspot_pub.blind_spot_v1 OWNER TO scotoma_views;

ALTER TABLE blindspot.mining_run
  ADD COLUMN also text[] NOT NULL DEFAULT '{}' CHECK (also <@ ARRAY['people', 'devices', 'crowd']),
  ADD COLUMN aliases jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN warnings text[] NOT NULL DEFAULT '{}';
COMMENT ON TABLE blindspot.mining_run IS 'An explicit, numbered look at one iteration and outcome, at one moment.';
COMMENT ON COLUMN blindspot.mining_run.also IS 'Groups of axes that were mined beside the usual ones.';
COMMENT ON COLUMN blindspot.mining_run.mined_at IS 'Behind everything that the run has read.';

CREATE TABLE blindspot.mining_run_session (
  number       int NOT NULL REFERENCES blindspot.mining_run,
  session_id   uuid NOT NULL,
  pack_version int NOT NULL,
  counted      boolean NOT NULL,
  PRIMARY KEY (number, session_id)
);
CREATE INDEX mining_run_session_session ON blindspot.mining_run_session (session_id);
COMMENT ON TABLE blindspot.mining_run_session IS 'The sessions that a mining run has read; what is withdrawn leaves it.';
COMMENT ON COLUMN blindspot.mining_run_session.pack_version IS 'Of the frame pack whose score was read.';
COMMENT ON COLUMN blindspot.mining_run_session.counted IS
  'Whether the outcome was counted of it; the others are of the other kind, against which the scores are drawn.';

-- Runs so far kept none: their sessions are those that were decided and scored by then.
WITH RECURSIVE line AS (
  SELECT iteration_id AS first, iteration_id, parent_id, manifest FROM blindspot.model_iteration
  UNION ALL
  SELECT l.first, m.iteration_id, m.parent_id, m.manifest FROM line l JOIN blindspot.model_iteration m ON m.iteration_id = l.parent_id),
learned AS (
  SELECT first AS iteration_id, bool_or(manifest !~* 'participants:\s*["'']?none["'']?\s*([,}#\n]|$)') AS test_only FROM line GROUP BY first)
INSERT INTO blindspot.mining_run_session (number, session_id, pack_version, counted)
SELECT r.number, s.session_id, c.pack_version,
       CASE r.outcome WHEN 'apcer' THEN s.truth = 'attack' WHEN 'bpcer' THEN s.truth = 'genuine' WHEN 'flips' THEN c.answered >= 2
         WHEN 'perturbation' THEN c.perturbed IS NOT NULL ELSE c.disagrees_with_parent IS NOT NULL END
FROM blindspot.mining_run r
JOIN learned n USING (iteration_id)
JOIN blindspot_pub.score_v1 c USING (iteration_id)
JOIN blindspot_pub.inspection_v1 i ON i.session_id = c.session_id AND i.pack_version = c.pack_version
JOIN capture_pub.session_v1 s ON s.session_id = c.session_id
WHERE s.state = 'ACCEPTED' AND s.decided_at <= r.mined_at AND c.scored_at <= r.mined_at AND c.decision <> 'no_response'
  AND (NOT n.test_only OR s.split = 'test')
  AND (r.attempts = 'all' OR (r.attempts = 'first') = (s.attempt = 1))
  AND (r.species IS NULL OR s.truth = 'genuine'
       OR r.species = coalesce(nullif(s.declared_attack_type, 'none'), nullif(s.prescribed_attack_type, 'none')));
