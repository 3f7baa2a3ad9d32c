import { Button, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Facts } from "@/components/facts";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import type { MyLabeling } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { myLabelingQuery } from "./queries";

const STATES: Record<MyLabeling["state"], string> = {
  qualifying: "You are qualifying",
  active: "You may label",
  paused: "You are paused",
  banned: "You can no longer label here",
};

/** How a labeler stands, and what was expected of them at the qualification. */
export function MyLabelingPage() {
  const mine = useQuery(myLabelingQuery);
  return (
    <Page
      title="Your labeling"
      actions={
        <LinkButton to="/label/guide" variant="outline">
          Guide
        </LinkButton>
      }
    >
      <Loaded query={mine}>{(labeling) => <Standing labeling={labeling} />}</Loaded>
    </Page>
  );
}

function Standing({ labeling }: { labeling: MyLabeling }) {
  const { format } = useLocale();
  const { state, reason, qualification, items } = labeling;
  return (
    <Stack gap="lg">
      <section className="card" aria-labelledby="standing">
        <Title order={2} id="standing" mb="xs">
          {STATES[state]}
        </Title>
        <Text style={{ overflowWrap: "anywhere" }}>{reason}</Text>
        {state === "qualifying" && (
          <Text role="status" mt="sm">
            Attempt {qualification.attempt}: {qualification.answered} of {qualification.clips} clips answered. Eight in
            ten have to be right; nothing you answer now decides about anybody.
          </Text>
        )}
        {(state === "qualifying" || state === "active") && (
          <LinkButton to="/label" mt="md">
            Go to the clips
          </LinkButton>
        )}
      </section>
      <Facts
        label="Answered"
        facts={[
          ["Clips answered", format.count(items.answered)],
          ["Today", format.count(items.today)],
          ["Owed to you", `${format.count(items.owed)} clips`],
        ]}
      />
      {qualification.attempts.length > 0 && (
        <section aria-labelledby="attempts">
          <Title order={2} id="attempts" mb="xs">
            Your qualification
          </Title>
          {qualification.attempts.map(({ attempt, mark }) => (
            <Text key={attempt}>
              Attempt {attempt}: {mark.wholes} of {mark.items} clips right, {mark.right} of {mark.asked} answers.
            </Text>
          ))}
        </section>
      )}
      <Mistakes mistakes={qualification.mistakes} />
    </Stack>
  );
}

type Mistake = MyLabeling["qualification"]["mistakes"][number];

function Mistakes({ mistakes }: { mistakes: readonly Mistake[] }) {
  const clips = [...new Set(mistakes.map((mistake) => mistake.assignmentId))];
  if (clips.length === 0) return null;
  return (
    <section aria-labelledby="mistakes">
      <Title order={2} id="mistakes" mb="xs">
        What two reviewers saw otherwise
      </Title>
      <Stack gap="md">
        {clips.map((clip, n) => (
          <Clip key={clip} name={`Clip ${n + 1}`} of={mistakes.filter((mistake) => mistake.assignmentId === clip)} />
        ))}
      </Stack>
    </section>
  );
}

function Clip({ name, of }: { name: string; of: readonly Mistake[] }) {
  const client = useQueryClient();
  const [words, setWords] = useState(of[0]?.objection ?? "");
  const id = of[0]?.assignmentId ?? "";
  const object = useMutation({
    mutationFn: () =>
      api.POST("/api/labeling/assignments/{id}/objection", { params: { path: { id } }, body: { words: words.trim() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: myLabelingQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== "") object.mutate();
  };
  return (
    <form className="card" onSubmit={submit} aria-label={`Objection to ${name}`}>
      <Text fw={600}>{name}</Text>
      <Facts
        facts={of.map((mistake) => [
          wordsFor(mistake.attribute),
          `you said ${mistake.answer}, expected was ${mistake.expected ? "yes" : "no"}`,
        ])}
      />
      <Textarea
        label={`What is wrong with that, if anything (${name})`}
        maxLength={1000}
        autosize
        minRows={2}
        mt="sm"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {object.isError && <ProblemNotice error={object.error} />}
      <Text role="status">{object.isSuccess ? "A reviewer will read it." : ""}</Text>
      <Button type="submit" variant="outline" mt="sm" loading={object.isPending} disabled={words.trim() === ""}>
        Object
      </Button>
    </form>
  );
}
