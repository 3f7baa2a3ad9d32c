import { Button, Group, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { ProblemNotice } from "@/components/problem-notice";
import { RecordingVideo } from "@/components/recording-video";
import { api } from "@/lib/api/client";
import type { ContestedTask } from "@/lib/api/views";
import { Notes } from "./notes";
import { contestedQuery } from "./queries";

/**
 * Rule blind first: the votes open only after the reviewer's own ruling on that attribute, and what labelers noted,
 * which may speak of any of them, after the last.
 */
export function ContestedRuling({ task }: { task: ContestedTask }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [attributes] = useState(task.attributes);
  const [ruled, setRuled] = useState(0);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="ruling" className="card">
      <Title order={2} id="ruling" ref={heading} tabIndex={-1} mb="sm">
        Rule on contested attributes
      </Title>
      <Stack gap="md">
        <RecordingVideo sessionId={task.sessionId} />
        {attributes.map((tally) => (
          <AttributeRuling
            key={tally.attribute}
            taskId={task.taskId}
            tally={tally}
            onRuled={() => setRuled((n) => n + 1)}
          />
        ))}
        {ruled === attributes.length && <Notes sessionId={task.sessionId} />}
      </Stack>
    </section>
  );
}

type Ruled = { taskId: string; tally: ContestedTask["attributes"][number]; onRuled: () => void };

function AttributeRuling({ taskId, tally, onRuled }: Ruled) {
  const client = useQueryClient();
  const [present, setPresent] = useState<"yes" | "no" | null>(null);
  const [reason, setReason] = useState("");
  const rule = useMutation({
    mutationFn: (body: { attribute: string; present: boolean; reason: string }) =>
      api.POST("/api/labeling/reviews/{taskId}/rulings", { params: { path: { taskId } }, body }),
    // The list would take the task away while the votes are being looked at; it is fetched again when the page is left.
    onSuccess: () => {
      onRuled();
      return client.invalidateQueries({ queryKey: contestedQuery.queryKey, refetchType: "none" });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (present !== null && reason.trim() !== "")
      rule.mutate({ attribute: tally.attribute, present: present === "yes", reason: reason.trim() });
  };
  if (rule.isSuccess) {
    return (
      <Text role="status">
        {tally.attribute}: you ruled {present}. Votes: {tally.yes} yes, {tally.no} no, {tally.unsure} unsure.
      </Text>
    );
  }
  return (
    <form onSubmit={submit} aria-label={`Ruling on ${tally.attribute}`}>
      <Stack gap="sm">
        <Radio.Group
          label={`Is ${tally.attribute} present?`}
          required
          value={present}
          onChange={(value) => setPresent(value === "yes" ? "yes" : "no")}
        >
          <Group mt="xs">
            <Radio value="yes" label="Yes" />
            <Radio value="no" label="No" />
          </Group>
        </Radio.Group>
        <Textarea
          label={`Reason for ${tally.attribute}`}
          required
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        {rule.isError && <ProblemNotice error={rule.error} />}
        <div>
          <Button type="submit" loading={rule.isPending} disabled={present === null || reason.trim() === ""}>
            Rule
          </Button>
        </div>
      </Stack>
    </form>
  );
}
