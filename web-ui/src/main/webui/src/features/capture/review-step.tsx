import { Button, Group, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { Facts } from "@/components/facts";
import { StepTitle } from "@/components/step-title";
import { useLocale } from "@/lib/i18n/locale";
import { useObjectUrl } from "@/lib/object-url";
import classes from "./capture.module.css";
import { useCaptureMessages } from "./messages";
import { sha256Hex, type Take } from "./take";

type Props = { take: Take; found: boolean; onSend: () => void; onAgain: () => void };

export function ReviewStep({ take, found, onSend, onAgain }: Props) {
  const t = useCaptureMessages();
  const { format } = useLocale();
  const url = useObjectUrl(take.blob);
  const sha256 = useSha256(take.blob);
  const [late] = useState(() => new Date(take.expiresAt).getTime() < Date.now());
  return (
    <section data-sha256={sha256 ?? undefined} data-testid="take-review">
      <Stack gap="md">
        <StepTitle>{found ? t("foundTitle") : t("reviewTitle")}</StepTitle>
        {late && <Text role="alert">{t("expired")}</Text>}
        {take.cause !== "done" && <Text role="alert">{t(`stopped_${take.cause}`)}</Text>}
        {url !== null && (
          <video
            className={classes.small}
            src={url}
            controls
            muted
            playsInline
            preload="auto"
            aria-label={t("video")}
          />
        )}
        <Text>
          {found ? t("foundText") : t("savedHere")} {!late && t("until", { time: format.time(take.expiresAt) })}
        </Text>
        <Group>
          {!late && (
            <Button size="lg" onClick={onSend}>
              {t("send")}
            </Button>
          )}
          <Button size="lg" variant={late ? "filled" : "outline"} onClick={onAgain}>
            {t("again")}
          </Button>
        </Group>
        <details>
          <summary style={{ paddingBlock: 12, cursor: "pointer" }}>{t("fingerprint")}</summary>
          <Facts
            facts={[
              [t("size"), format.bytes(take.blob.size)],
              [t("length"), format.seconds(take.ms)],
              [t("format"), take.type],
              [t("sha"), sha256],
            ]}
          />
        </details>
      </Stack>
    </section>
  );
}

function useSha256(blob: Blob): string | null {
  const [sha256, setSha256] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void sha256Hex(blob).then((hex) => {
      if (current) setSha256(hex);
    });
    return () => {
      current = false;
    };
  }, [blob]);
  return sha256;
}
