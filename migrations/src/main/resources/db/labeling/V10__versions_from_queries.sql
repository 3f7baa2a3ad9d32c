-- Why: a version is made from a stored question, follows a parent, is numbered by what changed since it, and is deprecated or recalled
-- with a reason. What authors say of it may be put right; what it was asked to hold may not.
ALTER TABLE labeling.dataset_version
  ADD COLUMN query        text NOT NULL DEFAULT '{}',
  ADD COLUMN parent       text REFERENCES labeling.dataset_version,
  ADD COLUMN blind_spots  uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN licence      text NOT NULL DEFAULT 'LicenseRef-internal-use' CHECK (length(licence) BETWEEN 1 AND 100),
  ADD COLUMN authors      text[] NOT NULL DEFAULT '{}',
  ADD COLUMN notes        text NOT NULL DEFAULT '' CHECK (length(notes) <= 10000),
  ADD COLUMN state_reason text CHECK (length(state_reason) BETWEEN 1 AND 1000),
  ADD COLUMN successor    text REFERENCES labeling.dataset_version,
  ADD COLUMN state_by     uuid,
  ADD COLUMN state_at     timestamptz,
  ADD COLUMN number       int[] GENERATED ALWAYS AS (ARRAY[
    split_part(substr(version, 2), '.', 1)::int,
    coalesce(nullif(split_part(version, '.', 2), ''), '0')::int,
    coalesce(nullif(split_part(version, '.', 3), ''), '0')::int]) STORED,
  ADD CHECK (successor <> version),
  ADD CHECK (state NOT IN ('DEPRECATED', 'RECALLED') OR state_reason IS NOT NULL) NOT VALID;
UPDATE labeling.dataset_version SET query = '{"sharing":"others"}' WHERE for_others;
COMMENT ON COLUMN labeling.dataset_version.query IS
  'What was asked for, as one canonical JSON object: the bytes that the manifest repeats, with ids in the place of pseudonyms. Never searched.';
COMMENT ON COLUMN labeling.dataset_version.blind_spots IS 'The blind spots (blindspot_pub.blind_spot_v1) that it answers.';
COMMENT ON COLUMN labeling.dataset_version.number IS 'What the name says: v1, v01 and v1.0 are one version.';
CREATE INDEX dataset_version_number ON labeling.dataset_version (number);

-- What a version that follows is numbered by. Null in items that were noted before this migration, of which only the recording is compared.
ALTER TABLE labeling.dataset_item
  ADD COLUMN truth     text CHECK (truth IN ('genuine', 'attack')),
  ADD COLUMN split     text CHECK (split IN ('train', 'dev', 'test')),
  ADD COLUMN decisions smallint;
COMMENT ON COLUMN labeling.dataset_item.decisions IS 'The labels, as one bit for each attribute by its position in the vocabulary.';
