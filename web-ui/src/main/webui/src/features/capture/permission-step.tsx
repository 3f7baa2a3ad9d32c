import { Button, Stack, Text } from "@mantine/core";
import { StepTitle } from "@/components/step-title";
import type { CameraTrouble } from "./camera";
import { useCaptureMessages } from "./messages";
import { TroubleDrawing } from "./trouble-drawing";

export function PermissionStep({ opening, onOpen }: { opening: boolean; onOpen: () => void }) {
  const t = useCaptureMessages();
  return (
    <Stack gap="md">
      <StepTitle>{t("permissionTitle")}</StepTitle>
      <Text>{t("permissionText")}</Text>
      <div>
        <Button size="lg" onClick={onOpen} loading={opening}>
          {t("openCamera")}
        </Button>
      </div>
      <Text role="status">{opening ? t("opening") : ""}</Text>
    </Stack>
  );
}

/** No dead end: every trouble says what to do, and trying again really asks the browser again. */
export function BlockedStep({
  trouble,
  opening,
  onRetry,
}: {
  trouble: CameraTrouble;
  opening: boolean;
  onRetry: () => void;
}) {
  const t = useCaptureMessages();
  return (
    <Stack gap="md" role="alert">
      <StepTitle>{t(`${trouble}Title`)}</StepTitle>
      <TroubleDrawing trouble={trouble} />
      <Text>{t(`${trouble}Text`)}</Text>
      <div>
        <Button size="lg" onClick={onRetry} loading={opening}>
          {t("tryAgain")}
        </Button>
      </div>
      <Text c="dimmed">{t("otherDevice")}</Text>
    </Stack>
  );
}
