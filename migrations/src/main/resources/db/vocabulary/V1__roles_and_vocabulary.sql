-- Roles are cluster-wide. The services' LOGIN roles get their passwords from Migrate, never from a script.
-- scotoma_views owns every published view, so that a reader needs no right on the tables behind it.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['scotoma_identity', 'scotoma_capture', 'scotoma_labeling', 'scotoma_blindspot'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', name);
    END IF;
  END LOOP;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'scotoma_views') THEN
    CREATE ROLE scotoma_views NOLOGIN;
  END IF;
END $$;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA vocabulary TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot, scotoma_views;
ALTER DEFAULT PRIVILEGES IN SCHEMA vocabulary
  GRANT SELECT ON TABLES TO scotoma_identity, scotoma_capture, scotoma_labeling, scotoma_blindspot, scotoma_views;

CREATE TABLE vocabulary.attack_attribute (
  position   smallint PRIMARY KEY CHECK (position BETWEEN 1 AND 8),
  name       text NOT NULL UNIQUE,
  question   text NOT NULL,
  definition text NOT NULL
);
COMMENT ON TABLE vocabulary.attack_attribute IS 'The eight attributes; position is the model head (1-based).';

INSERT INTO vocabulary.attack_attribute (position, name, question, definition) VALUES
  (1, 'phone',     'Is a device or its bezel visible?',             'A device that presents the face, or its bezel, is visible.'),
  (2, 'finger',    'Do fingers hold the medium?',                   'Fingers or a hand that hold the medium are visible.'),
  (3, 'moire',     'Is there a moiré pattern or a pixel grid?',     'Interference pattern or pixel grid of a re-photographed screen.'),
  (4, 'artifacts', 'Are there artifacts of a medium or of editing?', 'Compression, print dots, cut edges, warping or blending.'),
  (5, 'glare',     'Is there glare of a screen or glossy print?',   'A highlight of a screen or of a glossy print.'),
  (6, 'mirror',    'Is the face seen by way of a mirror?',          'The face is seen by way of a mirror or a reflecting surface.'),
  (7, 'hidden',    'Is something hiding the face or the borders?',  'Face or medium border is covered so that cues are hidden.'),
  (8, 'spoof',     'Taken as a whole, is this an attack?',          'The session as a whole is an attack.');

CREATE TABLE vocabulary.condition_axis (
  name     text PRIMARY KEY,
  position smallint NOT NULL UNIQUE,
  source   text NOT NULL CHECK (source IN ('device', 'declared', 'measured', 'crowd', 'declared+crowd')),
  title    text NOT NULL
);

CREATE TABLE vocabulary.condition_value (
  axis     text NOT NULL REFERENCES vocabulary.condition_axis,
  position smallint NOT NULL,
  value    text NOT NULL,
  PRIMARY KEY (axis, value),
  UNIQUE (axis, position)
);
COMMENT ON TABLE vocabulary.condition_value IS
  'Values of closed axes. Axes without rows here (device_model, os, browser, country) are open: any short text.';

INSERT INTO vocabulary.condition_axis (position, name, source, title) VALUES
  (1, 'attack_type', 'declared+crowd', 'Attack type'),
  (2, 'pai_quality', 'declared', 'Instrument quality'),
  (3, 'camera', 'device', 'Camera'),
  (4, 'device_model', 'device', 'Device model'),
  (5, 'os', 'device', 'Operating system'),
  (6, 'browser', 'device', 'Browser'),
  (7, 'distance', 'measured', 'Distance'),
  (8, 'face_px', 'measured', 'Face size in pixels'),
  (9, 'light_level', 'measured', 'Light level'),
  (10, 'light_dir', 'measured', 'Light direction'),
  (11, 'colour_temp', 'measured', 'Colour temperature'),
  (12, 'sharpness', 'measured', 'Sharpness'),
  (13, 'noise', 'measured', 'Noise'),
  (14, 'fps', 'measured', 'Frame rate'),
  (15, 'resolution', 'measured', 'Resolution'),
  (16, 'compression', 'measured', 'Compression'),
  (17, 'yaw_coverage', 'measured', 'Head turn'),
  (18, 'environment', 'declared+crowd', 'Environment'),
  (19, 'country', 'declared', 'Country'),
  (20, 'age_band', 'declared', 'Age band'),
  (21, 'gender', 'declared', 'Gender'),
  (22, 'skin_tone', 'declared', 'Skin tone');

INSERT INTO vocabulary.condition_value (axis, position, value)
SELECT axis, ordinality, value
FROM (VALUES
  ('attack_type', ARRAY['none','print','print_cut','replay_phone','replay_tablet','replay_monitor','mask_paper','mask_rigid','mask_soft','makeup','partial','other']),
  ('pai_quality', ARRAY['low','medium','high']),
  ('camera', ARRAY['laptop','phone_front','phone_rear','tablet','external']),
  ('distance', ARRAY['near','mid','far']),
  ('face_px', ARRAY['<120','120-240','>240']),
  ('light_level', ARRAY['dark','normal','strong']),
  ('light_dir', ARRAY['even','side','back']),
  ('colour_temp', ARRAY['warm','neutral','cool']),
  ('sharpness', ARRAY['blurred','soft','sharp']),
  ('noise', ARRAY['low','medium','high']),
  ('fps', ARRAY['<15','15-25','>25']),
  ('resolution', ARRAY['<480p','480p','720p','1080p+']),
  ('compression', ARRAY['light','medium','heavy']),
  ('yaw_coverage', ARRAY['frontal','one_side','both_sides']),
  ('environment', ARRAY['indoor','outdoor','vehicle']),
  ('age_band', ARRAY['18-24','25-34','35-44','45-54','55-64','65+']),
  ('gender', ARRAY['female','male','other']),
  ('skin_tone', ARRAY['1-2','3-4','5-6','7-8','9-10'])
) AS axes (axis, members), unnest(members) WITH ORDINALITY AS member (value, ordinality);

-- Every published row carries the id of the transaction that wrote it last. A reader takes only what lies below
-- pg_snapshot_xmin(pg_current_snapshot()): nothing older can still commit behind its cursor.
CREATE FUNCTION vocabulary.stamp_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := pg_current_xact_id();
  RETURN NEW;
END $$;
