import { Button } from "@mantine/core";

type Props = { chosen: boolean; onChoose: () => void; children: string };

/** Chooses a row of a table; the same that a dot or a cell of a drawing does. */
export function Choose({ chosen, onChoose, children }: Props) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      px={4}
      aria-pressed={chosen}
      onClick={onChoose}
      styles={{
        label: { whiteSpace: "normal", textAlign: "start", lineHeight: 1.4, blockSize: "auto", overflow: "visible" },
        root: { blockSize: "auto", minBlockSize: 28 },
      }}
    >
      {chosen ? `✓ ${children}` : children}
    </Button>
  );
}
