-- Why: a campaign had one set of conditions and asked everybody for it without end. It now has cells, each with a number of its own, and a
-- session is prescribed one of them and counted in the one that it turned out to belong to.
CREATE TABLE capture.campaign_cell (
  cell_id     uuid PRIMARY KEY DEFAULT uuidv7(),
  campaign_id uuid NOT NULL REFERENCES capture.campaign,
  position    int NOT NULL CHECK (position >= 1),
  kind        text NOT NULL CHECK (kind IN ('genuine', 'attack')),
  attack_type text NOT NULL,
  pai_quality text,
  camera      text,
  distance    text,
  light_level text,
  light_dir   text,
  environment text,
  country     text CHECK (country ~ '^[A-Z]{2}$'),
  wanted      int CHECK (wanted BETWEEN 1 AND 100000),
  closed      boolean NOT NULL DEFAULT false,
  UNIQUE (campaign_id, position),
  CHECK ((kind = 'genuine') = (attack_type = 'none')),
  CHECK (kind = 'attack' OR pai_quality IS NULL)
);
COMMENT ON COLUMN capture.campaign_cell.country IS
  'A target: the cell is given to whoever has said to be of this country. Nobody is told, and nobody is asked to be of another.';
COMMENT ON COLUMN capture.campaign_cell.wanted IS 'Null: as many as come.';

ALTER TABLE capture.campaign
  ADD COLUMN paused boolean NOT NULL DEFAULT false,
  ADD COLUMN filled_at timestamptz,
  ADD COLUMN mixed boolean NOT NULL DEFAULT false,
  ADD COLUMN varied boolean NOT NULL DEFAULT false,
  ADD COLUMN prop_cost_minor int NOT NULL DEFAULT 0 CHECK (prop_cost_minor BETWEEN 0 AND 100000);
COMMENT ON COLUMN capture.campaign.filled_at IS 'When it closed by itself, because every cell had what it wanted.';
COMMENT ON COLUMN capture.campaign.mixed IS 'Whether some of its cells ask for genuine sessions and others for attacks; its kind is attack then.';
COMMENT ON COLUMN capture.campaign.varied IS 'Whether its cells differ in what they ask to be shown: in kind or in attack type.';
COMMENT ON COLUMN capture.campaign.prop_cost_minor IS 'What an attack session earns beyond the reward, for what it is made with.';

CREATE TABLE capture.campaign_event (
  event_id    uuid PRIMARY KEY DEFAULT uuidv7(),
  campaign_id uuid NOT NULL REFERENCES capture.campaign,
  event       text NOT NULL CHECK (event IN ('paused', 'resumed', 'raised', 'cell_closed', 'closed', 'filled')),
  cell_id     uuid REFERENCES capture.campaign_cell,
  wanted      int,
  by          uuid,
  at          timestamptz NOT NULL DEFAULT now(),
  CHECK ((event = 'filled') = (by IS NULL)),
  CHECK ((event IN ('raised', 'cell_closed')) = (cell_id IS NOT NULL)),
  CHECK ((event = 'raised') = (wanted IS NOT NULL))
);
COMMENT ON TABLE capture.campaign_event IS 'Who changed what of a running campaign. Append-only.';
CREATE INDEX campaign_event_campaign ON capture.campaign_event (campaign_id, event_id);
CREATE TRIGGER campaign_event_append_only BEFORE UPDATE OR DELETE ON capture.campaign_event
  FOR EACH ROW EXECUTE FUNCTION capture.refuse_change();
REVOKE UPDATE, DELETE ON capture.campaign_event FROM scotoma_capture;

ALTER TABLE capture.session
  ADD COLUMN cell_id uuid REFERENCES capture.campaign_cell,
  ADD COLUMN counted_cell_id uuid REFERENCES capture.campaign_cell,
  ADD COLUMN prescribed_pai_quality text,
  ADD COLUMN prescribed_camera text,
  ADD COLUMN prescribed_distance text,
  ADD COLUMN prescribed_light_level text,
  ADD COLUMN prescribed_light_dir text,
  ADD COLUMN prescribed_environment text,
  ADD COLUMN reward_minor int NOT NULL DEFAULT 0 CHECK (reward_minor BETWEEN 0 AND 200000);
COMMENT ON COLUMN capture.session.cell_id IS 'The cell that was asked for.';
COMMENT ON COLUMN capture.session.counted_cell_id IS
  'The cell in which the session takes a place: the one asked for until inspection has measured, then the one it belongs to. Null where it
   belongs to none, and where its place went to a later session of the same person.';
COMMENT ON COLUMN capture.session.reward_minor IS 'What was promised for it when it was opened, with what props cost.';
CREATE INDEX session_counted ON capture.session (campaign_id, counted_cell_id, state, expires_at) WHERE counted_cell_id IS NOT NULL;

-- What was asked for so far is one cell of each campaign, without a limit. Nothing that is published changes, so nobody has to read it again.
INSERT INTO capture.campaign_cell (campaign_id, position, kind, attack_type, pai_quality, camera, distance, light_level, light_dir, environment)
  SELECT campaign_id, 1, kind, attack_type, CASE kind WHEN 'attack' THEN pai_quality END, camera, distance, light_level, light_dir, environment
  FROM capture.campaign;
ALTER TABLE capture.session DISABLE TRIGGER session_revision;
UPDATE capture.session s SET cell_id = c.cell_id, counted_cell_id = c.cell_id, prescribed_pai_quality = c.pai_quality,
    prescribed_camera = c.camera, prescribed_distance = c.distance, prescribed_light_level = c.light_level,
    prescribed_light_dir = c.light_dir, prescribed_environment = c.environment, reward_minor = g.reward_minor
  FROM capture.campaign_cell c JOIN capture.campaign g USING (campaign_id) WHERE c.campaign_id = s.campaign_id;
ALTER TABLE capture.session ENABLE TRIGGER session_revision;
