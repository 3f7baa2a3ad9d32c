import { Button, Group, Text } from "@mantine/core";
import { useRef, useState, useEffect, type KeyboardEvent, type MouseEvent } from "react";
import { ClipPlayer, type ClipHandle } from "@/components/clip-player";
import { meantForItself, steer } from "@/components/player-keys";
import type { Attribute, Claim } from "@/lib/api/views";
import { useObjectUrl } from "@/lib/object-url";
import { AnswerRows } from "./answer-rows";
import { answerRow, freshDesk, gate, goToRow, undoAnswer } from "./desk";
import { GuideDialog, KeysDialog, NoteDialog, SkipDialog, type SkipReason } from "./dialogs";
import { AttributeDrawing } from "./drawings";
import { Filmstrip } from "./filmstrip";
import { commandFor, type Command } from "./keymap";
import classes from "./label.module.css";
import type { Submission } from "./outbox";

type Props = {
  claim: Claim;
  clip: Blob;
  attributes: readonly Attribute[];
  /** Only after undoing a submission: what was said then. */
  before: Submission | undefined;
  /** Stays from clip to clip. */
  speed: number;
  onSpeed: (speed: number) => void;
  onSubmit: (submission: Submission) => void;
  onSkip: (reason: SkipReason) => void;
  onUndoSubmission: () => void;
};

type Dialog = "skip" | "note" | "keys" | "guide" | null;

export function LabelDesk({ claim, clip, attributes, before, ...props }: Props) {
  const region = useRef<HTMLElement>(null);
  const player = useRef<ClipHandle>(null);
  const end = useRef<HTMLDivElement>(null);
  const url = useObjectUrl(clip);
  const [shownAt] = useState(() => performance.now());
  const [desk, setDesk] = useState(() =>
    freshDesk(
      attributes.map((a) => a.name),
      before?.answers,
    ),
  );
  const [note, setNote] = useState(before?.note ?? "");
  const [unseen, setUnseen] = useState<number | null>(before === undefined ? null : 0);
  const [duration, setDuration] = useState<number | null>(null);
  const [broken, setBroken] = useState(false);
  const [dialog, setDialog] = useState<Dialog>(null);
  const state = gate(desk, unseen, props.speed);

  const complete = attributes.every((a) => desk.answers[a.name] !== undefined);

  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  // On a phone what comes after the last answer is out of sight.
  useEffect(() => {
    if (complete) end.current?.scrollIntoView({ block: "nearest" });
  }, [complete]);

  const submit = () => {
    if (!state.open) return;
    props.onSubmit({
      assignmentId: claim.assignmentId,
      answers: desk.answers,
      watchedMs: player.current?.watchedMs() ?? 0,
      elapsedMs: Math.round(performance.now() - shownAt),
      ...(note !== "" && { note }),
    });
  };
  const undo = () => {
    const undone = undoAnswer(desk);
    if (undone === null) props.onUndoSubmission();
    else setDesk(undone);
  };
  const perform = (command: Command) => {
    switch (command.do) {
      case "answer":
        return setDesk(answerRow(desk, command.answer));
      case "row":
        return setDesk(goToRow(desk, command.index));
      case "move":
        return setDesk(goToRow(desk, desk.row + command.by));
      case "undo":
        return undo();
      case "submit":
        return submit();
      case "skip":
      case "note":
      case "guide":
      case "keys":
        return setDialog(command.do);
      default:
        return steer(player.current, command);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.repeat || meantForItself(event.target, event.code) ? null : commandFor(event.nativeEvent);
    if (command === null) return;
    event.preventDefault();
    perform(command);
  };
  // After a click or touch the keys go on working; somebody who presses buttons by keyboard keeps their place.
  const backToRegion = (event: MouseEvent) => {
    if (event.detail > 0 && dialog === null) region.current?.focus({ preventScroll: true });
  };

  return (
    <>
      {/* The desk is made for the keyboard: its keys work wherever the focus is inside, and it takes the focus when a
          clip arrives. They are shortcuts: what they do has buttons. */}
      {/* eslint-disable jsx-a11y-x/no-noninteractive-element-interactions, jsx-a11y-x/no-noninteractive-tabindex */}
      <section
        ref={region}
        aria-label="Labeling"
        tabIndex={0}
        className={classes.desk}
        onKeyDown={onKeyDown}
        onClick={backToRegion}
        data-assignment={claim.assignmentId}
      >
        {/* eslint-enable jsx-a11y-x/no-noninteractive-element-interactions, jsx-a11y-x/no-noninteractive-tabindex */}
        <div className={classes.pinned}>
          <ClipPlayer
            ref={player}
            src={url}
            speed={props.speed}
            onSpeed={props.onSpeed}
            onUnseen={(seconds) => before === undefined && setUnseen(seconds)}
            onDuration={setDuration}
            onBroken={() => setBroken(true)}
          />
          <Filmstrip clip={clip} duration={duration} onSeek={(seconds) => player.current?.seek(seconds)} />
          {broken && (
            <Text role="alert" mt="xs">
              This clip does not play here. Skip it with the reason “It won’t play”.
            </Text>
          )}
        </div>
        <div>
          <AnswerRows
            attributes={attributes}
            row={desk.row}
            answers={desk.answers}
            onAnswer={(row, answer) => setDesk(answerRow(desk, answer, row))}
            onRow={(row) => setDesk(goToRow(desk, row))}
          />
          <p role="status" className="visually-hidden">
            {attributes[desk.row]?.question}
          </p>
          <Group ref={end} mt="sm" wrap="nowrap">
            <Button
              size="lg"
              onClick={submit}
              aria-disabled={!state.open}
              data-disabled={!state.open || undefined}
              aria-describedby="label-gate"
            >
              Submit
            </Button>
            <Text id="label-gate" size="sm">
              {state.open ? "Enter" : state.reason}
            </Text>
            {attributes[desk.row] && (
              <div className={classes.beside}>
                <AttributeDrawing name={attributes[desk.row]?.name ?? ""} />
              </div>
            )}
          </Group>
          <Group mt="sm" gap="xs">
            <Button variant="outline" size="md" px="sm" onClick={undo}>
              Undo (Z)
            </Button>
            <Button variant="outline" size="md" px="sm" onClick={() => setDialog("skip")}>
              Skip (S)
            </Button>
            <Button variant="outline" size="md" px="sm" onClick={() => setDialog("note")}>
              {note === "" ? "Note (N)" : "Note ✓ (N)"}
            </Button>
            <Button variant="outline" size="md" px="sm" onClick={() => setDialog("guide")}>
              Guide (G)
            </Button>
            <Button variant="outline" size="md" px="sm" onClick={() => setDialog("keys")}>
              Keys (?)
            </Button>
          </Group>
        </div>
      </section>
      <SkipDialog opened={dialog === "skip"} onClose={() => setDialog(null)} onSkip={props.onSkip} />
      <NoteDialog
        opened={dialog === "note"}
        onClose={() => setDialog(null)}
        note={note}
        onNote={(kept) => {
          setNote(kept);
          setDialog(null);
        }}
      />
      <KeysDialog opened={dialog === "keys"} onClose={() => setDialog(null)} />
      <GuideDialog opened={dialog === "guide"} onClose={() => setDialog(null)} attributes={attributes} />
    </>
  );
}
