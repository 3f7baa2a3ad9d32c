import { Button, Group, Text } from "@mantine/core";
import { useRef, useState, useEffect, type KeyboardEvent, type MouseEvent } from "react";
import type { Attribute, Claim } from "@/lib/api/views";
import { AnswerRows } from "./answer-rows";
import { ClipPlayer, type ClipHandle } from "./clip-player";
import { answerRow, freshDesk, gate, goToRow, undoAnswer, type Answers } from "./desk";
import { GuideDialog, KeysDialog, SkipDialog, type SkipReason } from "./dialogs";
import { AttributeDrawing } from "./drawings";
import { Filmstrip } from "./filmstrip";
import { commandFor, type Command } from "./keymap";
import classes from "./label.module.css";
import type { Submission } from "./outbox";

type Props = {
  claim: Claim;
  clip: Blob;
  attributes: readonly Attribute[];
  /** Only after undoing a submission: what was answered then. */
  before: Answers | undefined;
  onSubmit: (submission: Submission) => void;
  onSkip: (reason: SkipReason) => void;
  onUndoSubmission: () => void;
};

type Dialog = "skip" | "keys" | "guide" | null;

export function LabelDesk({ claim, clip, attributes, before, onSubmit, onSkip, onUndoSubmission }: Props) {
  const region = useRef<HTMLElement>(null);
  const player = useRef<ClipHandle>(null);
  const [shownAt] = useState(() => performance.now());
  const [desk, setDesk] = useState(() =>
    freshDesk(
      attributes.map((a) => a.name),
      before,
    ),
  );
  const [unseen, setUnseen] = useState<number | null>(before === undefined ? null : 0);
  const [duration, setDuration] = useState<number | null>(null);
  const [broken, setBroken] = useState(false);
  const [dialog, setDialog] = useState<Dialog>(null);
  const state = gate(desk, unseen);
  const attribute = attributes[desk.row];

  useEffect(() => region.current?.focus({ preventScroll: true }), []);

  const submit = () => {
    if (!state.open) return;
    onSubmit({
      assignmentId: claim.assignmentId,
      answers: desk.answers,
      watchedMs: player.current?.watchedMs() ?? 0,
      elapsedMs: Math.round(performance.now() - shownAt),
    });
  };
  const undo = () => {
    const undone = undoAnswer(desk);
    if (undone === null) onUndoSubmission();
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
      case "guide":
      case "keys":
        return setDialog(command.do);
      case "playPause":
        return player.current?.playPause();
      case "frame":
        return player.current?.frame(command.by);
      case "speed":
        return player.current?.speed(command.by);
      case "zoom":
        return player.current?.zoom(command.by);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pressesButton =
      event.target instanceof HTMLButtonElement && (event.code === "Space" || event.code === "Enter");
    const command = pressesButton || event.repeat ? null : commandFor(event.nativeEvent);
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
          clip arrives. They are shortcuts: to answer, undo, skip and submit there are buttons, and the clip has its
          controls. */}
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
        <div>
          <ClipPlayer
            ref={player}
            clip={clip}
            onUnseen={(seconds) => before === undefined && setUnseen(seconds)}
            onDuration={setDuration}
            onBroken={() => setBroken(true)}
          />
          {duration !== null && (
            <Filmstrip clip={clip} duration={duration} onSeek={(seconds) => player.current?.seek(seconds)} />
          )}
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
          {attribute && (
            <div className={classes.question}>
              <AttributeDrawing name={attribute.name} />
              <Text role="status">{attribute.question}</Text>
            </div>
          )}
          <Group>
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
          </Group>
          <Group mt="sm" gap="xs">
            <Button variant="outline" size="md" onClick={undo}>
              Undo (Z)
            </Button>
            <Button variant="outline" size="md" onClick={() => setDialog("skip")}>
              Skip (S)
            </Button>
            <Button variant="outline" size="md" onClick={() => setDialog("guide")}>
              Guide (G)
            </Button>
            <Button variant="outline" size="md" onClick={() => setDialog("keys")}>
              Keys (?)
            </Button>
          </Group>
        </div>
      </section>
      <SkipDialog opened={dialog === "skip"} onClose={() => setDialog(null)} onSkip={onSkip} />
      <KeysDialog opened={dialog === "keys"} onClose={() => setDialog(null)} />
      <GuideDialog opened={dialog === "guide"} onClose={() => setDialog(null)} attributes={attributes} />
    </>
  );
}
