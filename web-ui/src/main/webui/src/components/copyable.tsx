import { Button, Code, Group } from "@mantine/core";
import { useState } from "react";
import { copyText } from "@/lib/clipboard";

type Props = { label: string; value: string; copyLabel?: string };

/** A code or link to keep, selectable as text, with a button that says whether copying worked. */
export function Copyable({ label, value, copyLabel = "Copy" }: Props) {
  const [said, setSaid] = useState("");
  return (
    <Group gap="xs" wrap="wrap">
      <Code aria-label={label} fz="md" style={{ overflowWrap: "anywhere", userSelect: "all" }}>
        {value}
      </Code>
      <Button
        variant="outline"
        aria-label={`${copyLabel}: ${label}`}
        onClick={async () =>
          setSaid(
            (await copyText(value)) ? "Copied." : "The browser did not allow copying. Select the text and copy it.",
          )
        }
      >
        {copyLabel}
      </Button>
      <span role="status">{said}</span>
    </Group>
  );
}
