import { Button, Group, Textarea } from "@mantine/core";
import { REASONS } from "./reasons";

type Props = { label: string; value: string; onChange: (reason: string) => void };

/** A reason by one button or key, or in words. */
export function ReasonField({ label, value, onChange }: Props) {
  return (
    <div>
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
