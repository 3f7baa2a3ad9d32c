import { Stack, Text } from "@mantine/core";
import { LinkButton } from "@/components/link-button";
import { useCaptureMessages } from "./messages";

/** Nothing more to record in this campaign. */
export function Finished({ closed }: { closed: boolean }) {
  const t = useCaptureMessages();
  return (
    <Stack gap="md">
      <Text role="status">{closed ? t("closed") : t("allDone")}</Text>
      <div>
        <LinkButton to="/me" size="lg">
          {t("myRecordings")}
        </LinkButton>
      </div>
    </Stack>
  );
}
