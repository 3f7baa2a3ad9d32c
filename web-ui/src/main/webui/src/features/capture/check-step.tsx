import { Button, Checkbox, NativeSelect, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { StepTitle } from "@/components/step-title";
import { answer, api } from "@/lib/api/client";
import type { CaptureSession, MyCampaign } from "@/lib/api/views";
import { ATTACK_TYPES, ENVIRONMENTS, useOptions } from "@/lib/vocabulary";
import { AttackGuide } from "./attack-guide";
import { cameras } from "./camera";
import classes from "./capture.module.css";
import { clues, deviceOf } from "./device";
import { Instructions } from "./instructions";
import { MeansFields, useMeans } from "./means";
import { useCaptureMessages } from "./messages";
import type { Prescribed } from "./prescribed";
import { Preview } from "./preview";

type Props = {
  campaign: MyCampaign;
  prescribed: Prescribed;
  stream: MediaStream;
  onCamera: (deviceId: string) => void;
  onReady: (session: CaptureSession, sound: boolean) => void;
};

export function CheckStep({ campaign, prescribed, stream, onCamera, onReady }: Props) {
  const t = useCaptureMessages();
  const options = useOptions();
  const [devices, setDevices] = useState<{ id: string; label: string }[]>([]);
  const [sound, setSound] = useState(true);
  const [environment, setEnvironment] = useState(prescribed.environment ?? "");
  const [attackType, setAttackType] = useState(prescribed.attackType ?? "");
  // Where sessions differ in kind or attack type, only the session says what it is to show.
  const attack = campaign.kind === "attack" && !campaign.varied;
  const means = useMeans(campaign.id, attackType, prescribed.paiQuality ?? "", attack);
  useEffect(() => void cameras(t("camera")).then(setDevices, () => setDevices([])), [stream, t]);

  const open = useMutation({
    mutationFn: async () => {
      const { camera } = deviceOf(await clues(stream));
      return answer(
        api.POST("/api/capture/sessions", {
          body: {
            campaignId: campaign.id,
            camera,
            declaredKind: campaign.varied ? undefined : campaign.kind,
            declaredAttackType: attack ? attackType : undefined,
            ...(attack && means.body),
            environment: environment || undefined,
          },
        }),
      );
    },
    onSuccess: (session) => {
      if (attack) means.kept();
      onReady(session, sound);
    },
    onError: means.refused,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  const species = ATTACK_TYPES.find((value) => value === attackType);
  const none = { value: "", label: t("noAnswer") };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <StepTitle>{attack ? t("attackTitle") : t("checkTitle")}</StepTitle>
        <Instructions prescribed={prescribed} />
        <Preview stream={stream} label={t("preview")} className={classes.small ?? ""} />
        {devices.length > 1 && (
          <NativeSelect
            size="md"
            label={t("camera")}
            value={stream.getVideoTracks()[0]?.getSettings().deviceId ?? ""}
            onChange={(e) => onCamera(e.currentTarget.value)}
            data={devices.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        {campaign.kind === "attack" && (
          <Text style={{ whiteSpace: "pre-line" }} lang={campaign.language}>
            {campaign.brief}
          </Text>
        )}
        {attack && (
          <>
            <NativeSelect
              size="md"
              label={t("attackType")}
              required
              value={attackType}
              onChange={(e) => {
                setAttackType(e.currentTarget.value);
                means.say({ ...means.said, id: null });
              }}
              data={[{ value: "", label: "" }, ...options(ATTACK_TYPES)]}
            />
            {species !== undefined && <AttackGuide species={species} />}
            <MeansFields campaignId={campaign.id} means={means} />
          </>
        )}
        <NativeSelect
          size="md"
          label={t("environment")}
          value={environment}
          onChange={(e) => setEnvironment(e.currentTarget.value)}
          data={[none, ...options(ENVIRONMENTS)]}
        />
        <Checkbox size="md" label={t("sound")} checked={sound} onChange={(e) => setSound(e.currentTarget.checked)} />
        {open.isError && <ProblemNotice error={open.error} />}
        <div>
          <Button type="submit" size="lg" loading={open.isPending}>
            {t("toAlign")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
