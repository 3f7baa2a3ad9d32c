-- Why: a campaign may collect for a blind spot, and whoever keeps the blind spot's life has to see when such a campaign is open.
ALTER TABLE capture.campaign ADD COLUMN blind_spot_id uuid;
COMMENT ON COLUMN capture.campaign.blind_spot_id IS
  'The blind spot (blindspot_pub.blind_spot_v1) it collects for; null when it collects for none. No foreign key: the row is another service''s.';
CREATE INDEX campaign_blind_spot ON capture.campaign (blind_spot_id) WHERE blind_spot_id IS NOT NULL;

CREATE VIEW capture_pub.campaign_v1 AS
  SELECT campaign_id, name, kind, attack_type, pai_quality, camera, distance, light_level, light_dir, environment, sessions_each,
         iteration_to_beat, blind_spot_id,
         CASE WHEN closed OR closes_at <= now() THEN 'closed' WHEN opens_at > now() THEN 'scheduled' ELSE 'open' END AS state,
         opens_at, closes_at, created_by, created_at
  FROM capture.campaign;
COMMENT ON VIEW capture_pub.campaign_v1 IS
  'state is as of the reader''s transaction: a campaign opens and closes by time, which writes no row, so there is no revision to follow.';
GRANT SELECT ON capture.campaign TO scotoma_views;
ALTER VIEW capture_pub.campaign_v1 OWNER TO scotoma_views;
