-- Why: people see in a recording what inspection does not: a child, or somebody who agreed to nothing. Whoever may look at recordings can say so;
-- the session is then rejected for it, and its recording erased by every service like one in which inspection found several faces.
DROP INDEX capture.session_several_faces;
CREATE INDEX session_of_bystanders ON capture.session (session_id)
  WHERE reason IN ('minor', 'stranger') OR (reason = 'several_faces' AND prescribed_kind = 'genuine');
