-- Whether a recording is to blame for a worker's end is found out in one go, so nothing is counted between attempts.
ALTER TABLE blindspot.inspection DROP COLUMN faults;
