import { Button, Group, Radio, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { Facts } from "@/components/facts";
import { MustNotBeShown } from "@/components/must-not-be-shown";
import { ProblemNotice } from "@/components/problem-notice";
import { RecordingVideo } from "@/components/recording-video";
import { api } from "@/lib/api/client";
import type { TruthReview } from "@/lib/api/views";
import { wordsFor } from "@/lib/vocabulary";
import { CAUSES } from "./causes";
import { Notes } from "./notes";
import { ObjectionTo } from "./objections";
import { nextCase } from "./next-case";
import { truthReviewsQuery } from "./queries";
import { ReasonField } from "./reason-field";

const TRUTHS = ["genuine", "attack", "undecided"] as const;
type Truth = (typeof TRUTHS)[number];

export function TruthRuling({ review }: { review: TruthReview }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const [truth, setTruth] = useState<Truth | null>(null);
  const [reason, setReason] = useState("");
  useEffect(() => heading.current?.focus(), []);
  const rule = useMutation({
    mutationFn: (body: { truth: Truth; reason: string }) =>
      api.POST("/api/capture/reviews/{session}/ruling", { params: { path: { session: review.sessionId } }, body }),
    onSuccess: () => leave(),
  });
  const leave = async () => {
    await client.invalidateQueries({ queryKey: truthReviewsQuery.queryKey });
    await navigate({ to: "/review", search: nextCase(client, review.sessionId) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (truth !== null && reason.trim() !== "") rule.mutate({ truth, reason: reason.trim() });
  };
  return (
    <section aria-labelledby="ruling" className="card">
      <Title order={2} id="ruling" ref={heading} tabIndex={-1} mb="sm">
        Rule on a session
      </Title>
      <Stack gap="md">
        <RecordingVideo sessionId={review.sessionId} />
        <MustNotBeShown sessionId={review.sessionId} onErased={leave} />
        <form onSubmit={submit}>
          <Stack gap="md">
            <Radio.Group
              label="What is it?"
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
      </Stack>
    </section>
  );
}
