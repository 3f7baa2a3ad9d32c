import { Button, Group, Radio, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { Loaded } from "@/components/loaded";
import { ProblemNotice } from "@/components/problem-notice";
import { RecordingVideo } from "@/components/recording-video";
import { api } from "@/lib/api/client";
import type { Attribute, BlindClip } from "@/lib/api/views";
import { goldQuery, questionsQuery } from "./queries";

/** Eight answers for a clip. Whoever cannot tell passes it over: what is not clear is no gold. */
export function BlindAnswers({ clip, done }: { clip: BlindClip; done: () => void }) {
  const questions = useQuery(questionsQuery);
  return (
    <div className="card">
      <RecordingVideo sessionId={clip.sessionId} />
      <Loaded query={questions}>{(list) => <Sheet clip={clip} questions={list} done={done} />}</Loaded>
    </div>
  );
}

type SheetProps = { clip: BlindClip; questions: readonly Attribute[]; done: () => void };

function Sheet({ clip, questions, done }: SheetProps) {
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [present, setPresent] = useState<Record<string, boolean>>({});
  useEffect(() => form.current?.focus(), []);
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) send.mutate();
  };
  return (
    <form ref={form} tabIndex={-1} onSubmit={submit} aria-label="Your answers">
      <Stack gap="sm" mt="md">
        {questions.map((question) => (
          <Radio.Group
            key={question.name}
            label={question.question}
            value={answerOf(present[question.name])}
            onChange={(value) => setPresent((before) => ({ ...before, [question.name]: value === "yes" }))}
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
  );
}

const answerOf = (present: boolean | undefined) => (present === undefined ? null : present ? "yes" : "no");
