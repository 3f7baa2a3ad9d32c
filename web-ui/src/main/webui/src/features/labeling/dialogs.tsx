import { Button, Stack, Text } from "@mantine/core";
import { DataTable } from "@/components/data-table";
import { Dialog } from "@/components/dialog";
import type { Attribute } from "@/lib/api/views";
import { Guide } from "./guide";
import { KEY_TABLE } from "./keymap";

export type SkipReason = "wont_play" | "know_person" | "upsetting" | "minor" | "stranger" | "other";

const REASONS: readonly (readonly [SkipReason, string])[] = [
  ["wont_play", "It won’t play"],
  ["know_person", "I know this person"],
  ["upsetting", "It is upsetting"],
  ["minor", "A child is in it"],
  ["stranger", "Somebody is in it who seems not to know"],
  ["other", "Another reason"],
];

type Props = { opened: boolean; onClose: () => void };

export function SkipDialog({ opened, onClose, onSkip }: Props & { onSkip: (reason: SkipReason) => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Skip this clip?">
      <Stack gap="sm">
        {REASONS.map(([reason, words]) => (
          <Button key={reason} variant="outline" size="lg" onClick={() => onSkip(reason)}>
            {words}
          </Button>
        ))}
      </Stack>
    </Dialog>
  );
}

export function KeysDialog({ opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Keys">
      <Text mb="sm">Keys work while the labeling region has the focus.</Text>
      <DataTable
        caption="Keys"
        rows={KEY_TABLE}
        rowKey={([keys]) => keys}
        empty=""
        columns={[
          { header: "Key", cell: ([keys]) => <kbd style={{ whiteSpace: "nowrap" }}>{keys}</kbd> },
          { header: "What it does", cell: ([, meaning]) => meaning },
        ]}
      />
    </Dialog>
  );
}

export function GuideDialog({ opened, onClose, attributes }: Props & { attributes: readonly Attribute[] }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Labeling guide" size="lg">
      <Guide attributes={attributes} level={3} />
    </Dialog>
  );
}
