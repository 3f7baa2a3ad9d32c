import { Button, Group, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { LinkButton } from "@/components/link-button";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";

/** A ruling of this reviewer, as it can be taken back. */
export type Ruled =
  | { what: "truth"; sessionId: string; said: string; opinion: boolean }
  | { what: "label"; sessionId: string; taskId: string; attribute: string; said: string; opinion: boolean };

/** Takes rulings back and opens what waits again because of it. */
export function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ruled: Ruled) => {
      if (ruled.what === "truth") {
        const params = { path: { session: ruled.sessionId } };
        await api.DELETE("/api/capture/reviews/{session}/ruling", { params });
      } else {
        const params = { path: { taskId: ruled.taskId, attribute: ruled.attribute } };
        await api.DELETE("/api/labeling/reviews/{taskId}/rulings/{attribute}", { params });
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["reviews"] }),
  });
}

/** What taking a ruling back opens again. */
export const REOPENED: Record<Ruled["what"], string> = {
  truth:
    "Taken back: the session waits for a ruling; its state, its reward and its place in the campaign are as before.",
  label: "Taken back: the attribute stands as before your ruling, and waits for one where the votes do not decide it.",
};

/** The last ruling of a reviewer who has gone on, kept in sight while they may want it back. */
export function useLastRuling() {
  const navigate = useNavigate();
  const takeBack = useTakeBack();
  const [last, setLast] = useState<Ruled | null>(null);
  const [reopened, setReopened] = useState<Ruled["what"] | null>(null);
  const [turn, setTurn] = useState(0);
  const undo = () => {
    if (last === null || takeBack.isPending) return;
    takeBack.mutate(last, {
      onSuccess: () => {
        setLast(null);
        setReopened(last.what);
        setTurn((n) => n + 1);
        void navigate({
          to: "/review",
          search: last.what === "truth" ? { session: last.sessionId } : { task: last.taskId },
        });
      },
    });
  };
  const note = (ruled: Ruled) => {
    setReopened(null);
    takeBack.reset();
    setLast(ruled);
  };
  return { last, reopened, turn, undo, note, takeBack };
}

export function LastRuling({ last, reopened, undo, takeBack }: ReturnType<typeof useLastRuling>) {
  if (last === null) return reopened === null ? null : <Text role="status">{REOPENED[reopened]}</Text>;
  const about = last.what === "truth" ? "" : `${last.attribute} `;
  return (
    <section className="card" aria-label="Your last ruling">
      <Group justify="space-between">
        <Text role="status">
          {last.opinion ? "Your opinion" : "You ruled"} on {last.sessionId.slice(-6)}: {about}
          {last.said}.{last.opinion && " Another reviewer looks as well."}
        </Text>
        <Group>
          <Button variant="outline" loading={takeBack.isPending} onClick={undo}>
            Take it back (Z)
          </Button>
          {!last.opinion && last.said !== "undecided" && (
            <LinkButton to="/gold" search={{ session: last.sessionId }} variant="outline">
              Propose as gold
            </LinkButton>
          )}
        </Group>
      </Group>
      {takeBack.isError && <ProblemNotice error={takeBack.error} />}
    </section>
  );
}
