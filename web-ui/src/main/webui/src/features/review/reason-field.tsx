import { Button, Group, Textarea } from "@mantine/core";
import { useEffect, useRef } from "react";

/** What is said most often, each by one key; any other words are as good. */
const REASONS = [
  "Clearly to be seen.",
  "To be seen for a moment.",
  "Nothing of it is to be seen.",
  "Cannot be told from this clip.",
] as const;

type Props = { label: string; value: string; onChange: (reason: string) => void };

/** A reason by one key (1 to 4, anywhere in its form but in a text) or in words. */
export function ReasonField({ label, value, onChange }: Props) {
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const form = field.current?.closest("form");
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLTextAreaElement;
      const reason = REASONS[Number(event.key) - 1];
      if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && reason !== undefined) onChange(reason);
    };
    form?.addEventListener("keydown", press);
    return () => form?.removeEventListener("keydown", press);
  }, [onChange]);
  return (
    <div ref={field}>
      <Group gap="xs" mb="xs">
        {REASONS.map((reason, n) => (
          <Button
            key={reason}
            size="xs"
            variant={value === reason ? "filled" : "outline"}
            aria-pressed={value === reason}
            aria-keyshortcuts={String(n + 1)}
            onClick={() => onChange(reason)}
          >
            {n + 1} {reason}
          </Button>
        ))}
      </Group>
      <Textarea
        label={label}
        required
        maxLength={1000}
        autosize
        minRows={2}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
