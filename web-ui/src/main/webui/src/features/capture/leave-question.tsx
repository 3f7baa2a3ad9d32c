import { Button, Group, Text } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { Dialog } from "@/components/dialog";
import { useCaptureMessages } from "./messages";

type Props = { asks: boolean; recording: boolean; onBlocked: () => void };

/** Back asks and never discards: a recording under way is stopped and kept first. */
export function LeaveQuestion({ asks, recording, onBlocked }: Props) {
  const t = useCaptureMessages();
  const { proceed, reset, status } = useBlocker({
    shouldBlockFn: () => {
      if (asks) onBlocked();
      return asks;
    },
    enableBeforeUnload: recording,
    withResolver: true,
  });
  return (
    <Dialog opened={status === "blocked"} onClose={() => reset?.()} title={t("leaveTitle")}>
      <Text>{t("leaveText")}</Text>
      <Group mt="lg">
        <Button size="md" onClick={() => reset?.()}>
          {t("stay")}
        </Button>
        <Button size="md" variant="outline" onClick={() => proceed?.()}>
          {t("leave")}
        </Button>
      </Group>
    </Dialog>
  );
}
