import { Button, Code, Group } from "@mantine/core";
import { useState } from "react";
import { copyText } from "@/lib/clipboard";
import { useComponentMessages } from "./messages";

type Props = { label: string; value: string; copyLabel?: string };

/** A code or link to keep, selectable as text, with a button that says whether copying worked. */
export function Copyable({ label, value, copyLabel }: Props) {
  const t = useComponentMessages();
  const [said, setSaid] = useState<"copied" | "notCopied" | null>(null);
  return (
    <Group gap="xs" wrap="wrap">
      <Code aria-label={label} fz="md" style={{ overflowWrap: "anywhere", userSelect: "all" }}>
        {value}
      </Code>
      <Button
        variant="outline"
        aria-label={`${copyLabel ?? t("copy")}: ${label}`}
        onClick={async () => setSaid((await copyText(value)) ? "copied" : "notCopied")}
      >
        {copyLabel ?? t("copy")}
      </Button>
      <span role="status">{said !== null && t(said)}</span>
    </Group>
  );
}
