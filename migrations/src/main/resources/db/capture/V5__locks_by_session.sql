-- Why: one lock lay between every withdrawal and every publication, so a withdrawal that waited for a long reader held up the uploads,
-- votes and scores of everybody. A publication now waits for withdrawals of its own session only. The old lock stays between withdrawals
-- and those who look at all sessions at once.
CREATE FUNCTION capture_pub.withdrawal_lock_key(session uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  'SELECT hashtextextended(session::text, capture_pub.withdrawal_lock_key())';

CREATE OR REPLACE FUNCTION capture_pub.session_withdrawn(session uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(capture_pub.withdrawal_lock_key(session));
  RETURN EXISTS (SELECT FROM capture_pub.withdrawal_v1 w WHERE w.session_id = session);
END $$;
GRANT EXECUTE ON FUNCTION capture_pub.withdrawal_lock_key(uuid) TO scotoma_capture, scotoma_labeling, scotoma_blindspot;

-- Whoever lists a session waits for its publications under way and holds off the next, and cannot forget to.
CREATE FUNCTION capture.lock_withdrawn_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(capture_pub.withdrawal_lock_key(NEW.session_id));
  RETURN NEW;
END $$;
CREATE TRIGGER withdrawal_lock BEFORE INSERT ON capture.withdrawal
  FOR EACH ROW EXECUTE FUNCTION capture.lock_withdrawn_session();
