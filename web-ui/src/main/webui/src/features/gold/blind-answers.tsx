import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import type { ClipHandle } from "@/components/clip-player";
import { Loaded } from "@/components/loaded";
import { meantForItself, playerCommandFor, steer } from "@/components/player-keys";
import { ProblemNotice } from "@/components/problem-notice";
import { RecordingPlayer } from "@/components/recording-player";
import { api } from "@/lib/api/client";
import type { Attribute, BlindClip } from "@/lib/api/views";
import classes from "./gold.module.css";
import { goldQuery, questionsQuery } from "./queries";

/** Eight answers for a clip. Whoever cannot tell passes it over: what is not clear is no gold. */
export function BlindAnswers({ clip, done }: { clip: BlindClip; done: () => void }) {
  const questions = useQuery(questionsQuery);
  return (
    <Loaded query={questions} height={480}>
      {(list) => <Sheet clip={clip} questions={list} done={done} />}
    </Loaded>
  );
}

const ANSWERS: Readonly<Record<string, boolean>> = { KeyJ: true, KeyK: false };
const MOVES: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

type SheetProps = { clip: BlindClip; questions: readonly Attribute[]; done: () => void };

function Sheet({ clip, questions, done }: SheetProps) {
  const client = useQueryClient();
  const region = useRef<HTMLElement>(null);
  const player = useRef<ClipHandle>(null);
  const [present, setPresent] = useState<Record<string, boolean>>({});
  const [row, setRow] = useState(0);
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  const send = useMutation({
    mutationFn: async () => {
      if (clip.goldId == null) {
        await api.POST("/api/labeling/gold", { body: { taskId: clip.taskId, present } });
      } else {
        const params = { path: { id: clip.goldId } };
        await api.POST("/api/labeling/gold/{id}/confirmation", { params, body: { present } });
      }
    },
    onSuccess: async () => {
      done();
      await client.invalidateQueries({ queryKey: goldQuery.queryKey });
    },
  });
  const complete = questions.every((question) => present[question.name] !== undefined);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (complete && !send.isPending) send.mutate();
  };
  const answer = (n: number, seen: boolean) => {
    const name = questions[n]?.name;
    if (name === undefined) return;
    setPresent((before) => ({ ...before, [name]: seen }));
    goTo(n + 1);
  };
  const goTo = (n: number) => setRow(Math.min(Math.max(n, 0), questions.length - 1));
  // The keys of the desk.
  const onKeyDown = (event: KeyboardEvent) => {
    const { code } = event;
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || meantForItself(event.target, code)) return;
    const seen = ANSWERS[code];
    const move = MOVES[code];
    const clipCommand = playerCommandFor(event.nativeEvent);
    if (seen !== undefined) answer(row, seen);
    else if (move !== undefined) goTo(row + move);
    else if (code === "Enter") submit();
    else if (clipCommand !== null) steer(player.current, clipCommand);
    else return;
    event.preventDefault();
  };
  return (
    // The keys are shortcuts: what they do has buttons.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <section ref={region} tabIndex={-1} aria-label="The clip" className={classes.sheet} onKeyDown={onKeyDown}>
      <div className={classes.clip}>
        <RecordingPlayer sessionId={clip.sessionId} ref={player} />
      </div>
      <form onSubmit={submit} aria-label="Your answers">
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            J yes, K no, ↑ ↓ another question, Enter when all eight are answered; the player has the keys of the desk.
          </Text>
          {questions.map((question, n) => (
            <Radio.Group
              key={question.name}
              className={classes.question}
              data-current={n === row || undefined}
              label={question.question}
              value={answerOf(present[question.name])}
              onChange={(value) => answer(n, value === "yes")}
            >
              <Group mt={4}>
                <Radio value="yes" label="Yes" />
                <Radio value="no" label="No" />
              </Group>
            </Radio.Group>
          ))}
          {send.isError && <ProblemNotice error={send.error} />}
          <Group>
            <Button type="submit" loading={send.isPending} disabled={!complete}>
              Answer, and the next
            </Button>
            <Button variant="outline" onClick={done}>
              Not clear enough: pass over
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}

const answerOf = (present: boolean | undefined) => (present === undefined ? null : present ? "yes" : "no");
