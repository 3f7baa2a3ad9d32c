import { Stack, Text } from "@mantine/core";
import { LinkButton } from "@/components/link-button";
import { useCaptureMessages } from "./messages";

/** Nothing more to record in this campaign, for good or for now. */
export function Finished({ why }: { why: "closed" | "paused" | "allDone" }) {
  const t = useCaptureMessages();
  return (
    <Stack gap="md">
      <Text role="status">{t(why)}</Text>
      <div>
        <LinkButton to="/me" size="lg">
          {t("myRecordings")}
        </LinkButton>
      </div>
    </Stack>
  );
}
