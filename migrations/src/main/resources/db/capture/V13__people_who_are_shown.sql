-- Why: an attack could show nobody but who records it. An adult who agrees by a link of their own may be shown too: a person like any other, with
-- consent, split, reward and return code, who withdraws what shows them.
CREATE TABLE capture.depiction (
  depiction_id  uuid PRIMARY KEY DEFAULT uuidv7(),
  campaign_id   uuid NOT NULL REFERENCES capture.campaign,
  recorder_id   uuid NOT NULL REFERENCES capture.participant,
  shown_id      uuid REFERENCES capture.participant,
  token_hash    bytea NOT NULL UNIQUE,
  name          text CHECK (length(name) BETWEEN 1 AND 80),
  recorder_name text CHECK (length(recorder_name) BETWEEN 1 AND 80),
  created_at    timestamptz NOT NULL DEFAULT now(),
  expires_at    timestamptz NOT NULL,
  signed_at     timestamptz,
  ended_at      timestamptz,
  CHECK (shown_id <> recorder_id),
  CHECK ((shown_id IS NULL) = (signed_at IS NULL)),
  CHECK (ended_at IS NOT NULL OR name IS NOT NULL),
  CHECK (ended_at IS NULL OR name IS NULL AND recorder_name IS NULL),
  CHECK (signed_at IS NULL OR recorder_name IS NULL),
  UNIQUE (campaign_id, recorder_id, shown_id)
);
COMMENT ON TABLE capture.depiction IS
  'One adult whom the attacks of one participant in one campaign may show, from the link on. Names go when it ends; the row goes when one of the two withdraws, once signed.';
COMMENT ON COLUMN capture.depiction.token_hash IS 'sha256 of the token in the link; the token itself is shown once.';
COMMENT ON COLUMN capture.depiction.name IS 'How the recorder tells the person from others; only they read it.';
COMMENT ON COLUMN capture.depiction.recorder_name IS 'By what the person knows the recorder; the link says it, and it is forgotten when they sign.';
CREATE INDEX depiction_recorder ON capture.depiction (recorder_id, campaign_id);
CREATE INDEX depiction_shown ON capture.depiction (shown_id) WHERE shown_id IS NOT NULL;

ALTER TABLE capture.session ADD COLUMN shown_reward_minor int NOT NULL DEFAULT 0 CHECK (shown_reward_minor BETWEEN 0 AND 100000);
COMMENT ON COLUMN capture.session.shown_reward_minor IS
  'What was promised, when it was opened, to whom it shows, where that is not who records: owed whenever the reward of the session is.';

-- What was earned with a session that somebody withdraws is owed to each of the two.
ALTER TABLE capture.withdrawn_reward ADD COLUMN participant_id uuid;
UPDATE capture.withdrawn_reward w SET participant_id = r.participant_id FROM capture.withdrawal_request r WHERE r.withdrawal_id = w.withdrawal_id;
ALTER TABLE capture.withdrawn_reward
  ALTER COLUMN participant_id SET NOT NULL,
  DROP CONSTRAINT withdrawn_reward_pkey,
  ADD PRIMARY KEY (withdrawal_id, participant_id, currency);
CREATE INDEX withdrawn_reward_participant ON capture.withdrawn_reward (participant_id);
COMMENT ON COLUMN capture.withdrawn_reward.participant_id IS 'To whom it is owed: who withdrew, or the other one in a session that showed somebody else.';

-- Age, gender and skin tone are of the face that is seen; the country is where somebody records. Both have to let others have it.
CREATE OR REPLACE VIEW capture_pub.session_v1 AS
  SELECT s.session_id, s.campaign_id, s.participant_id, s.depicted_participant_id, p.split, s.state, s.reason,
         s.prescribed_kind, s.prescribed_attack_type, s.declared_kind, s.declared_attack_type, s.pai_quality,
         s.instrument, s.environment, s.attempt, s.camera, s.device_model, s.os, s.browser,
         p.country, d.age_band, d.gender, d.skin_tone,
         s.recording_key, s.recording_bytes, s.recording_type, s.truth, s.uploaded_at, s.decided_at, s.revision,
         coalesce((SELECT e.share_with_others FROM capture.consent_event e
           WHERE e.participant_id = s.participant_id AND e.event = 'given' AND e.at <= s.opened_at
           ORDER BY e.at DESC LIMIT 1), false)
         AND (s.depicted_participant_id = s.participant_id OR coalesce((SELECT e.share_with_others FROM capture.consent_event e
           WHERE e.participant_id = s.depicted_participant_id AND e.event = 'given' AND e.at <= s.uploaded_at
           ORDER BY e.at DESC LIMIT 1), false)) AS share_with_others
  FROM capture.session s JOIN capture.participant p USING (participant_id)
  JOIN capture.participant d ON d.participant_id = s.depicted_participant_id
  WHERE s.state IN ('UPLOADED', 'ACCEPTED', 'REJECTED') AND s.uploaded_at IS NOT NULL
    AND NOT EXISTS (SELECT FROM capture.withdrawal w WHERE w.session_id = s.session_id)
    AND NOT EXISTS (SELECT FROM capture.bystander b WHERE b.session_id = s.session_id);

-- Consent text 2 is text 1 with what is new: that an attack may show somebody else who agreed, and what that means for them.
CREATE OR REPLACE FUNCTION pg_temp.amended(body text, before text, after text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  IF strpos(body, before) = 0 THEN
    RAISE EXCEPTION 'the text does not have: %', before;
  END IF;
  RETURN replace(body, before, after);
END $$;
CREATE OR REPLACE FUNCTION pg_temp.publish(version int, locale text, body text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO capture.consent_text (version, locale, body, sha256) VALUES (version, locale, body, sha256(convert_to(body, 'UTF8')))
$$;

SELECT pg_temp.publish(2, 'en', pg_temp.amended(pg_temp.amended(pg_temp.amended(body,
  'Show only your own face, and make sure that nobody else is in the picture.',
  'Show only your own face, or that of an adult who has agreed to it here by a link of their own, and make sure that nobody else is in the picture.

If you came by such a link, you record nothing: somebody you know makes videos of attacks that show your face, with pictures of you that you let them use. These videos count as yours in everything that is said here.'),
  'The reward of the campaign is paid for each recording that counts, and for one that turned out unusable although you did what was asked.',
  'The reward of the campaign is paid for each recording that counts, and for one that turned out unusable although you did what was asked. A recording that shows somebody else who agreed to it pays both of you.'),
  'Ask the people who sent you the invitation.',
  'Ask the people who sent you the invitation, or who made your link.'))
FROM capture.consent_text WHERE version = 1 AND locale = 'en';

SELECT pg_temp.publish(2, 'es', pg_temp.amended(pg_temp.amended(pg_temp.amended(body,
  'Muestre solo su propia cara y asegúrese de que no aparezca nadie más.',
  'Muestre solo su propia cara, o la de una persona adulta que lo haya aceptado aquí con un enlace propio, y asegúrese de que no aparezca nadie más.

Si ha llegado por un enlace así, usted no graba nada: alguien que usted conoce hace vídeos de ataques que muestran la cara de usted, con imágenes suyas que usted le deja usar. Esos vídeos cuentan como suyos en todo lo que aquí se dice.'),
  'La recompensa de la campaña se paga por cada grabación que cuenta, y por la que resulte inservible aunque usted hiciera lo que se pedía.',
  'La recompensa de la campaña se paga por cada grabación que cuenta, y por la que resulte inservible aunque usted hiciera lo que se pedía. Una grabación que muestra a otra persona que lo aceptó se paga a las dos.'),
  'Pregunte a las personas que le enviaron la invitación.',
  'Pregunte a las personas que le enviaron la invitación, o a quien hizo su enlace.'))
FROM capture.consent_text WHERE version = 1 AND locale = 'es';

SELECT pg_temp.publish(2, 'zh', pg_temp.amended(pg_temp.amended(pg_temp.amended(body,
  '请只展示您自己的面部，并确保画面中没有其他人。',
  '请只展示您自己的面部，或已通过自己的链接在此同意的成年人的面部，并确保画面中没有其他人。

如果您是通过这样的链接来到这里，您不需要录制：您认识的人会用您允许其使用的图像，录制显示您面部的攻击视频。在此处所述的一切事项中，这些视频都视为您的视频。'),
  '每段计入的录制，以及您按要求录制却无法使用的录制，都会按活动约定支付报酬。',
  '每段计入的录制，以及您按要求录制却无法使用的录制，都会按活动约定支付报酬。显示另一位已同意者的录制，会向双方各支付报酬。'),
  '请询问向您发送邀请的人员。',
  '请询问向您发送邀请的人员，或为您创建链接的人。'))
FROM capture.consent_text WHERE version = 1 AND locale = 'zh';
