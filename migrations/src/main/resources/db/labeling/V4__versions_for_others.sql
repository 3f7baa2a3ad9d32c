-- Why: people agree separately to their recordings reaching others than this installation. A version is made for one or the other.
ALTER TABLE labeling.dataset_version ADD COLUMN for_others boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN labeling.dataset_version.for_others IS
  'Made to be handed on: only sessions whose participants agreed to that are in it. Others stay with this installation.';
