import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { SessionResult } from "@/lib/api/views";
import { useMyMessages } from "./messages";

/** What somebody says against what became of a take, once, and what is answered. */
export function Objection({ session }: { session: SessionResult }) {
  const t = useMyMessages();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const [words, setWords] = useState("");
  const { sessionId, objection } = session;
  const send = useMutation({
    mutationFn: () =>
      answer(
        api.POST("/api/capture/sessions/{id}/objection", {
          params: { path: { id: sessionId } },
          body: { words: words.trim() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ["my-sessions"] }),
  });
  if (objection) {
    return (
      <Stack gap={4} mt="xs">
        <Text size="sm">{t("youSaid")}</Text>
        <Text style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>{objection.words}</Text>
        <Text size="sm">{objection.answer ? t("weSay") : t("answerComes")}</Text>
        {objection.answer && (
          <Text style={{ whiteSpace: "pre-line", overflowWrap: "anywhere" }}>{objection.answer}</Text>
        )}
      </Stack>
    );
  }
  if (session.state === "OPENED" || session.state === "EXPIRED") return null;
  if (!asked) {
    return (
      <Button variant="subtle" size="md" mt="xs" onClick={() => setAsked(true)}>
        {t("object")}
      </Button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== "") send.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" mt="xs">
        <Textarea
          label={t("objectLabel")}
          description={t("objectText")}
          size="md"
          required
          maxLength={1000}
          minRows={3}
          autosize
          value={words}
          onChange={(e) => setWords(e.currentTarget.value)}
        />
        {send.isError && <ProblemNotice error={send.error} />}
        <Group>
          <Button type="submit" size="md" loading={send.isPending}>
            {t("objectSend")}
          </Button>
          <Button variant="outline" size="md" onClick={() => setAsked(false)}>
            {t("cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
