-- Why: when somebody withdraws what showed them, its sessions are erased and stay owed to who recorded them. Nothing knew these any more, so that the
-- recorder had their places in the campaign once more, and its rewards. No references: a withdrawal would lock the recorder behind who withdraws.
CREATE TABLE capture.kept_place (
  session_id     uuid PRIMARY KEY,
  participant_id uuid NOT NULL,
  campaign_id    uuid NOT NULL
);
COMMENT ON TABLE capture.kept_place IS
  'Sessions that stay owed to who recorded them after whom they showed has withdrawn. Gone when the recorder withdraws too.';
CREATE INDEX kept_place_participant ON capture.kept_place (participant_id, campaign_id);

CREATE FUNCTION capture.kept_places(recorder uuid, campaign uuid) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM capture.kept_place k WHERE k.participant_id = recorder AND k.campaign_id = campaign
    AND NOT EXISTS (SELECT FROM capture.session s WHERE s.session_id = k.session_id)
$$;
COMMENT ON FUNCTION capture.kept_places IS 'How many places of a participant in a campaign were those of sessions whose rows are erased by now.';

COMMENT ON COLUMN capture.quarantine.reason IS 'Why a reviewer ended it. That of a session that was taken out does not end.';
COMMENT ON TABLE capture.depiction IS
  'One adult whom the attacks of one participant in one campaign may show, from the link on. Names go when it ends; the row goes when one of the two withdraws, once signed, or when the same person signs once more.';
