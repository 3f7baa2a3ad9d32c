-- Why: whoever trains on a version has to know where models are known to fail on what it shows. It is said as it stood at the freeze, so
-- that a version says the same for ever.
ALTER TABLE labeling.dataset_version ADD COLUMN open_blind_spots text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN labeling.dataset_version.open_blind_spots IS
  'One sentence for each blind spot that was open at the freeze. Of a version for others only how many: where is no news for strangers.';
