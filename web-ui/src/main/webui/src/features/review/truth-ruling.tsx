import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { Facts } from "@/components/facts";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import type { TruthReview } from "@/lib/api/views";
import { wordsFor } from "@/lib/vocabulary";
import { CaseFrame } from "./case-frame";
import type { CaseCommand } from "./case-keys";
import { CAUSES } from "./causes";
import type { Ruled } from "./last-ruling";
import { Notes } from "./notes";
import { ObjectionTo } from "./objections";
import { ReasonField } from "./reason-field";
import { SecondOpinion } from "./second-opinion";
import { nextCase } from "./waiting";

const TRUTHS = ["attack", "genuine", "undecided"] as const;
type Truth = (typeof TRUTHS)[number];
const TRUTH_OF = { yes: "attack", no: "genuine", unsure: "undecided" } as const;

type Props = { review: TruthReview; onRuled: (ruled: Ruled) => void; onUndo: () => void };

export function TruthRuling({ review, onRuled, onUndo }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [truth, setTruth] = useState<Truth | null>(null);
  const [reason, setReason] = useState("");
  const [secondOpinion, setSecondOpinion] = useState(false);
  const leave = async () => {
    await client.invalidateQueries({ queryKey: ["reviews"] });
    await navigate({ to: "/review", search: nextCase(client, { kind: "truth", id: review.sessionId }) });
  };
  const rule = useMutation({
    mutationFn: (body: { truth: Truth; reason: string; secondOpinion: boolean }) =>
      api.POST("/api/capture/reviews/{session}/ruling", { params: { path: { session: review.sessionId } }, body }),
    onSuccess: (_, { truth: said, secondOpinion: opinion }) => {
      onRuled({ what: "truth", sessionId: review.sessionId, said, opinion });
      return leave();
    },
  });
  const send = () => {
    if (truth !== null && reason.trim() !== "" && !rule.isPending) {
      rule.mutate({ truth, reason: reason.trim(), secondOpinion });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const perform = (command: CaseCommand) => {
    switch (command.do) {
      case "answer":
        return setTruth(TRUTH_OF[command.answer]);
      case "reason":
        return setReason(command.reason);
      case "second":
        return setSecondOpinion((asked) => !asked);
      case "rule":
        return send();
      case "undo":
        return onUndo();
    }
  };
  return (
    <CaseFrame title="Rule on a session" sessionId={review.sessionId} onCommand={perform} onErased={leave}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Radio.Group
            label="Is it an attack?"
            required
            value={truth}
            onChange={(value) => setTruth(TRUTHS.find((t) => t === value) ?? null)}
          >
            <Group mt="xs">
              {TRUTHS.map((value) => (
                <Radio key={value} value={value} label={wordsFor(value)} />
              ))}
            </Group>
          </Radio.Group>
          {truth === null ? (
            <Text size="sm" c="dimmed">
              Look first: what was asked for and said of it opens when you have chosen, and you may change your mind
              then.
            </Text>
          ) : (
            <>
              <Facts
                label="What was said of it"
                facts={[
                  ["Prescribed", review.prescribedKind],
                  ["Declared", review.declaredKind],
                  ["Why it is here", review.causes.map((cause) => CAUSES[cause]).join(", ")],
                  ...review.flags.map((f) => [`Flag: ${wordsFor(f.flag)}`, f.detail] as const),
                ]}
              />
              <ObjectionTo sessionId={review.sessionId} />
              <Notes sessionId={review.sessionId} />
            </>
          )}
          <ReasonField label="Reason" value={reason} onChange={setReason} />
          <SecondOpinion checked={secondOpinion} onChange={setSecondOpinion} />
          {rule.isError && <ProblemNotice error={rule.error} />}
          <Text size="sm" c="dimmed">
            An undecided session is excluded from datasets and counted.
          </Text>
          <div>
            <Button type="submit" loading={rule.isPending} disabled={truth === null || reason.trim() === ""}>
              Rule
            </Button>
          </div>
        </Stack>
      </form>
    </CaseFrame>
  );
}
