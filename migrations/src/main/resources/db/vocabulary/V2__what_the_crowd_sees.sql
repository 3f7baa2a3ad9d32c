-- Why: what labelers see of an attack tells apart where a model fails as well as light and distance do, and in words that a reader knows.
INSERT INTO vocabulary.condition_axis (position, name, source, title) VALUES
  (23, 'crowd_phone', 'crowd', 'Crowd sees a device'),
  (24, 'crowd_finger', 'crowd', 'Crowd sees fingers'),
  (25, 'crowd_moire', 'crowd', 'Crowd sees moiré'),
  (26, 'crowd_artifacts', 'crowd', 'Crowd sees artifacts'),
  (27, 'crowd_glare', 'crowd', 'Crowd sees glare'),
  (28, 'crowd_mirror', 'crowd', 'Crowd sees a mirror'),
  (29, 'crowd_hidden', 'crowd', 'Crowd sees something hidden'),
  (30, 'crowd_spoof', 'crowd', 'Crowd sees an attack');
INSERT INTO vocabulary.condition_value (axis, position, value)
SELECT name, ordinality, value
FROM vocabulary.condition_axis, unnest(ARRAY['present', 'absent', 'contested']) WITH ORDINALITY AS member (value, ordinality)
WHERE source = 'crowd';
