-- Why: the tables of a released version were written over when somebody withdrew, four files one after the other. They are now
-- written beside the old ones, and this row says which are in force.
ALTER TABLE labeling.dataset_version ADD COLUMN tables_revision text CHECK (tables_revision ~ '^[0-9]{6}-[0-9a-f-]{36}$');
-- A freeze whose process stood still and was taken over must not publish what the next one clears away.
ALTER TABLE labeling.dataset_version ADD COLUMN attempt uuid;
COMMENT ON COLUMN labeling.dataset_version.attempt IS 'The freeze that may publish the version: the one that began last.';
COMMENT ON COLUMN labeling.dataset_version.tables_revision IS
  'Which tables are in force: those below tables/REVISION/ of the version; null for the ones released beside the manifest.';
ALTER TABLE labeling.dataset_item ADD COLUMN in_tables boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN labeling.dataset_item.in_tables IS
  'Whether the tables in force may hold rows of it; false once a withdrawal has taken them out.';
