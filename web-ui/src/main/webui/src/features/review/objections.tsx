import { Button, Checkbox, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Facts } from "@/components/facts";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import type { OpenObjection } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { objectionsQuery } from "./queries";

/** The words of the participant on a session that is being ruled on, if there are any. */
export function ObjectionTo({ sessionId }: { sessionId: string }) {
  const { data } = useQuery(objectionsQuery);
  const found = data?.find((objection) => objection.sessionId === sessionId);
  if (found === undefined) return null;
  return (
    <div>
      <Text fw={600}>The participant objects</Text>
      <Words>{found.words}</Words>
    </div>
  );
}

function Words({ children }: { children: string }) {
  return <Text style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>{children}</Text>;
}

/** What a participant says against what became of a take; they read the answer beside it. */
export function AnswerTo({ objection, onDone }: { objection: OpenObjection; onDone: () => Promise<unknown> }) {
  const client = useQueryClient();
  const { format } = useLocale();
  const [words, setWords] = useState("");
  const [pay, setPay] = useState(false);
  const id = objection.sessionId.slice(-6);
  const send = useMutation({
    mutationFn: () =>
      api.POST("/api/capture/objections/{session}/answer", {
        params: { path: { session: objection.sessionId } },
        body: { words: words.trim(), pay },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: objectionsQuery.queryKey });
      await onDone();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== "") send.mutate();
  };
  return (
    <form className="card" onSubmit={submit} aria-label={`Answer to the objection ${id}`}>
      <Stack gap="sm">
        <Words>{objection.words}</Words>
        <Facts
          facts={[
            ["Session", id],
            ["Raised", format.staffTime(objection.raisedAt)],
            ["State", objection.reason ? `${objection.state}: ${wordsFor(objection.reason)}` : objection.state],
            ["Prescribed", objection.prescribedKind],
            ["Declared", objection.declaredKind],
            ["Payment", objection.payment],
          ]}
        />
        <Textarea
          label={`Answer to ${id}`}
          required
          maxLength={1000}
          autosize
          minRows={2}
          value={words}
          onChange={(e) => setWords(e.currentTarget.value)}
        />
        {objection.payment === "declined" && (
          <Checkbox label="Pay it after all" checked={pay} onChange={(e) => setPay(e.currentTarget.checked)} />
        )}
        {send.isError && <ProblemNotice error={send.error} />}
        <div>
          <Button type="submit" loading={send.isPending} disabled={words.trim() === ""}>
            Send the answer
          </Button>
        </div>
      </Stack>
    </form>
  );
}
