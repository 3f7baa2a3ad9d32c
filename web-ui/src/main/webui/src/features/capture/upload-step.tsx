import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { StepTitle } from "@/components/step-title";
import { useLocale } from "@/lib/i18n/locale";
import { useOnline } from "@/lib/online";
import { useCaptureMessages } from "./messages";
import type { Take } from "./take";
import type { TakeStore } from "./take-store";

type Props = { take: Take; store: TakeStore; onArrived: () => void; onBack: () => void };

export function UploadStep({ take, store, onArrived, onBack }: Props) {
  const t = useCaptureMessages();
  const { locale, format } = useLocale();
  const online = useOnline();
  const [share, setShare] = useState(0);
  const {
    mutate: send,
    error,
    isError,
  } = useMutation({ mutationFn: () => store.send(), networkMode: "always", onSuccess: onArrived });

  useEffect(() => store.onProgress(setShare), [store]);
  // Starts at once, and again by itself when the connection is back.
  useEffect(() => {
    if (online) send();
  }, [online, send]);

  const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(share);
  const quarter = Math.floor(share * 4) * 25;
  return (
    <Stack gap="md">
      <StepTitle>{t("uploadTitle")}</StepTitle>
      <Text>{t("uploadAt", { percent })}</Text>
      <Progress value={share * 100} aria-label={t("uploadLabel")} size="lg" transitionDuration={0} />
      <div role="status" className="visually-hidden">
        {quarter > 0 ? `${quarter}%` : ""}
      </div>
      {!online && <Text role="alert">{t("offline", { time: format.time(take.expiresAt) })}</Text>}
      {online && isError && (
        <>
          <ProblemNotice error={error} />
          <Text>{t("uploadFailed")}</Text>
          <Group>
            <Button size="lg" onClick={() => send()}>
              {t("resume")}
            </Button>
            <Button size="lg" variant="outline" onClick={onBack}>
              {t("back")}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
