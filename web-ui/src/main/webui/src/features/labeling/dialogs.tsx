import { Button, Stack, Text, Textarea } from "@mantine/core";
import { useEffect, useEffectEvent, useState, type FormEvent } from "react";
import { DataTable } from "@/components/data-table";
import { Dialog } from "@/components/dialog";
import { numberOf } from "@/components/player-keys";
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

/** What takes the clip from everybody until a reviewer has looked, and cannot be taken back: no single key does it. */
const REPORTS: ReadonlySet<SkipReason> = new Set(["minor", "stranger"]);

const LONGEST_NOTE = 500;

type Props = { opened: boolean; onClose: () => void };

export function SkipDialog({ opened, onClose, onSkip }: Props & { onSkip: (reason: SkipReason) => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Skip this clip?">
      {opened && <SkipReasons onSkip={onSkip} />}
    </Dialog>
  );
}

/** A reason by one key: its number. What reports the clip is asked once more. */
function SkipReasons({ onSkip }: { onSkip: (reason: SkipReason) => void }) {
  const [report, setReport] = useState<SkipReason | null>(null);
  const chosen = (reason: SkipReason) => (REPORTS.has(reason) ? setReport(reason) : onSkip(reason));
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const reason = REASONS[numberOf(event) - 1]?.[0];
    if (reason === undefined || event.repeat || report !== null) return;
    event.preventDefault();
    chosen(reason);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
  if (report !== null) {
    return (
      <Stack gap="sm">
        <Text>
          {REASONS.find(([reason]) => reason === report)?.[1]}: nobody is shown this clip until a reviewer has looked at
          it. You cannot take that back.
        </Text>
        <Button
          ref={focus}
          size="lg"
          justify="space-between"
          rightSection={<kbd aria-hidden>Enter</kbd>}
          onClick={() => onSkip(report)}
        >
          Report it
        </Button>
        <Button size="lg" variant="outline" onClick={() => setReport(null)}>
          Choose another reason
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      {REASONS.map(([reason, words], i) => (
        <Button
          key={reason}
          variant="outline"
          size="lg"
          justify="space-between"
          rightSection={<kbd aria-hidden>{i + 1}</kbd>}
          onClick={() => chosen(reason)}
        >
          {words}
        </Button>
      ))}
    </Stack>
  );
}

const focus = (button: HTMLButtonElement | null) => button?.focus();

type NoteProps = Props & { note: string; onNote: (note: string) => void };

/** Goes with the answers; what is closed without keeping it is as before. */
export function NoteDialog({ opened, onClose, note, onNote }: NoteProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Note to the reviewer">
      <NoteForm note={note} onNote={onNote} />
    </Dialog>
  );
}

function NoteForm({ note, onNote }: Pick<NoteProps, "note" | "onNote">) {
  const [text, setText] = useState(note);
  const keep = (event: FormEvent) => {
    event.preventDefault();
    onNote(text.trim());
  };
  return (
    <form onSubmit={keep}>
      <Stack gap="sm">
        <Textarea
          label="What the reviewer should know"
          description="It goes with your answers and decides nothing. Do not write who somebody is."
          maxLength={LONGEST_NOTE}
          autosize
          minRows={3}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="md">
          Keep the note
        </Button>
      </Stack>
    </form>
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
