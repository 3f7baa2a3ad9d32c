import { Button, Group, Title } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { ClipHandle } from "@/components/clip-player";
import { DataTable } from "@/components/data-table";
import { Dialog } from "@/components/dialog";
import { MustNotBeShown } from "@/components/must-not-be-shown";
import { meantForItself, steer } from "@/components/player-keys";
import { RecordingPlayer } from "@/components/recording-player";
import { CASE_KEY_TABLE, caseCommandFor, type CaseCommand } from "./case-keys";
import classes from "./review.module.css";

type Props = {
  title: string;
  sessionId: string;
  onCommand: (command: CaseCommand) => void;
  onErased: () => Promise<unknown>;
  children: ReactNode;
};

/** A case with its clip beside it, or above it on a phone. The keys of the desk work wherever the focus is inside. */
export function CaseFrame({ title, sessionId, onCommand, onErased, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const player = useRef<ClipHandle>(null);
  const [keys, setKeys] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.repeat || event.target instanceof HTMLTextAreaElement || inDialog(event.target)) return;
    const command = meantForItself(event.target, event.code) ? null : caseCommandFor(event.nativeEvent);
    if (command === null) return;
    event.preventDefault();
    switch (command.do) {
      case "playPause":
      case "frame":
      case "speed":
      case "zoom":
        return steer(player.current, command);
      case "keys":
        return setKeys(true);
      default:
        return onCommand(command);
    }
  };
  return (
    // The keys are shortcuts: what they do has buttons.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <section aria-labelledby="ruling" className={classes.case} onKeyDown={onKeyDown}>
      <div className={classes.clip}>
        <Title order={2} id="ruling" ref={heading} tabIndex={-1} mb="xs">
          {title}
        </Title>
        <RecordingPlayer sessionId={sessionId} ref={player} />
      </div>
      <div>
        {children}
        <Group mt="lg">
          <MustNotBeShown sessionId={sessionId} onErased={onErased} />
          <Button variant="outline" onClick={() => setKeys(true)}>
            Keys (?)
          </Button>
        </Group>
      </div>
      <Dialog opened={keys} onClose={() => setKeys(false)} title="Keys">
        <DataTable
          caption="Keys"
          rows={CASE_KEY_TABLE}
          rowKey={([key]) => key}
          empty=""
          columns={[
            { header: "Key", cell: ([key]) => <kbd style={{ whiteSpace: "nowrap" }}>{key}</kbd> },
            { header: "What it does", cell: ([, meaning]) => meaning },
          ]}
        />
      </Dialog>
    </section>
  );
}

const inDialog = (target: EventTarget) => target instanceof Element && target.closest("dialog") !== null;
