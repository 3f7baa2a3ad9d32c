-- Why: a labeler who sees a child, or somebody who seems not to know of it, could skip the clip and no more.
ALTER TABLE labeling.assignment DROP CONSTRAINT assignment_skip_reason_check,
  ADD CONSTRAINT assignment_skip_reason_check
    CHECK (skip_reason IN ('wont_play', 'know_person', 'upsetting', 'other', 'minor', 'stranger'));

CREATE TABLE labeling.report (
  session_id  uuid PRIMARY KEY REFERENCES labeling.task (session_id) ON DELETE CASCADE,
  who         text NOT NULL CHECK (who IN ('minor', 'stranger')),
  reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at    timestamptz,
  revision    xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON TABLE labeling.report IS
  'Whom a labeler saw in a clip and must not be in it. It is given to nobody until capture_pub.quarantine_v1 says that a reviewer has looked.';
CREATE INDEX report_revision ON labeling.report (revision, session_id);
CREATE TRIGGER report_revision BEFORE INSERT OR UPDATE ON labeling.report
  FOR EACH ROW EXECUTE FUNCTION vocabulary.stamp_revision();

CREATE VIEW labeling_pub.report_v1 AS
  SELECT session_id, who, reported_at, revision FROM labeling.report WHERE ended_at IS NULL;
GRANT SELECT ON labeling.report TO scotoma_views;
ALTER VIEW labeling_pub.report_v1 OWNER TO scotoma_views;
