import { Button, Checkbox, List, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState, type FormEvent } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { StepTitle } from "@/components/step-title";
import { answer, api } from "@/lib/api/client";
import type { CaptureSession, MyCampaign } from "@/lib/api/views";
import { ATTACK_TYPES, ENVIRONMENTS, PAI_QUALITIES, useOptions } from "@/lib/vocabulary";
import { cameras } from "./camera";
import classes from "./capture.module.css";
import { clues, deviceOf } from "./device";
import { useCaptureMessages } from "./messages";
import { Preview } from "./preview";

type Props = {
  campaign: MyCampaign;
  stream: MediaStream;
  onCamera: (deviceId: string) => void;
  onReady: (session: CaptureSession, sound: boolean) => void;
};

export function CheckStep({ campaign, stream, onCamera, onReady }: Props) {
  const t = useCaptureMessages();
  const options = useOptions();
  const [devices, setDevices] = useState<{ id: string; label: string }[]>([]);
  const [sound, setSound] = useState(true);
  const [environment, setEnvironment] = useState(campaign.environment ?? "");
  const [attackType, setAttackType] = useState(campaign.attackType ?? "");
  const [quality, setQuality] = useState(campaign.paiQuality ?? "");
  const [instrument, setInstrument] = useState("");
  const attack = campaign.kind === "attack";
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
            declaredAttackType: attack && !campaign.varied ? attackType : undefined,
            paiQuality: attack ? quality || undefined : undefined,
            instrument: attack ? instrument.trim() || undefined : undefined,
            environment: environment || undefined,
          },
        }),
      );
    },
    onSuccess: (session) => onReady(session, sound),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate();
  };
  const none = { value: "", label: t("noAnswer") };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <StepTitle>{attack ? t("attackTitle") : t("checkTitle")}</StepTitle>
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
        {attack && (
          <>
            <Text style={{ whiteSpace: "pre-line" }}>{campaign.brief}</Text>
            <List type="ordered">
              <List.Item>{t("attack1")}</List.Item>
              <List.Item>{t("attack2")}</List.Item>
              <List.Item>{t("attack3")}</List.Item>
            </List>
            {!campaign.varied && (
              <NativeSelect
                size="md"
                label={t("attackType")}
                required
                value={attackType}
                onChange={(e) => setAttackType(e.currentTarget.value)}
                data={[{ value: "", label: "" }, ...options(ATTACK_TYPES)]}
              />
            )}
            <NativeSelect
              size="md"
              label={t("quality")}
              value={quality}
              onChange={(e) => setQuality(e.currentTarget.value)}
              data={[none, ...options(PAI_QUALITIES)]}
            />
            <TextInput
              size="md"
              label={t("instrument")}
              value={instrument}
              maxLength={80}
              onChange={(e) => setInstrument(e.currentTarget.value)}
            />
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
