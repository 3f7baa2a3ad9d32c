import { Button, Group, Radio, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { ProblemNotice } from "@/components/problem-notice";
import { RecordingVideo } from "@/components/recording-video";
import { api } from "@/lib/api/client";
import type { ContestedTask } from "@/lib/api/views";
import { nextCase } from "./next-case";
import { Notes } from "./notes";
import { contestedQuery, myRulingsQuery, votesQuery } from "./queries";
import { ReasonField } from "./reason-field";

/**
 * Rule blind first: the votes open only after the reviewer's own ruling on that attribute, and what labelers noted,
 * which may speak of any of them, after the last.
 */
export function ContestedRuling({ task, onRuled }: { task: ContestedTask; onRuled: () => void }) {
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
            onRuled={() => {
              setRuled((n) => n + 1);
              onRuled();
            }}
          />
        ))}
        {ruled === attributes.length && <Notes sessionId={task.sessionId} />}
        <Next ruled={task.sessionId} />
      </Stack>
    </section>
  );
}

function Next({ ruled }: { ruled: string }) {
  const client = useQueryClient();
  const search = nextCase(client, ruled);
  return (
    <LinkButton to="/review" search={search} variant="outline">
      {search.session === undefined && search.task === undefined ? "Back to the list" : "The next case"}
    </LinkButton>
  );
}

/** Who said what, as the last fit knows them; opened by one's own ruling. */
function Votes({ taskId, attribute }: { taskId: string; attribute: string }) {
  const votes = useQuery(votesQuery(taskId));
  return (
    <Loaded query={votes} height={80}>
      {(behind) => (
        <DataTable
          caption={`Votes on ${attribute}`}
          rows={behind.find((found) => found.attribute === attribute)?.votes ?? []}
          rowKey={(vote) => String(vote.labeler)}
          empty="Nobody has answered."
          columns={[
            { header: "Labeler", cell: (vote) => vote.labeler, numeric: true },
            { header: "Answer", cell: (vote) => vote.answer },
            { header: "Yes where present", cell: (vote) => share(vote.yesIfPresent), numeric: true },
            { header: "No where absent", cell: (vote) => share(vote.noIfAbsent), numeric: true },
          ]}
        />
      )}
    </Loaded>
  );
}

const share = (known: number | null | undefined) => (known == null ? "not known" : `${(100 * known).toFixed(0)}%`);

type Ruled = { taskId: string; tally: ContestedTask["attributes"][number]; onRuled: () => void };

function AttributeRuling({ taskId, tally, onRuled }: Ruled) {
  const client = useQueryClient();
  const [present, setPresent] = useState<"yes" | "no" | null>(null);
  const [reason, setReason] = useState("");
  const rule = useMutation({
    mutationFn: (body: { attribute: string; present: boolean; reason: string }) =>
      api.POST("/api/labeling/reviews/{taskId}/rulings", { params: { path: { taskId } }, body }),
    // What is behind a ruling is worth a request at once, the list is not: it polls.
    onSuccess: () => {
      onRuled();
      return Promise.all([
        client.invalidateQueries({ queryKey: contestedQuery.queryKey, refetchType: "none" }),
        client.invalidateQueries({ queryKey: myRulingsQuery.queryKey }),
        client.invalidateQueries({ queryKey: votesQuery(taskId).queryKey }),
      ]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (present !== null && reason.trim() !== "")
      rule.mutate({ attribute: tally.attribute, present: present === "yes", reason: reason.trim() });
  };
  if (rule.isSuccess) {
    return (
      <>
        <Text role="status">
          {tally.attribute}: you ruled {present}. Votes: {tally.yes} yes, {tally.no} no, {tally.unsure} unsure.
        </Text>
        <Votes taskId={taskId} attribute={tally.attribute} />
      </>
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
        <ReasonField label={`Reason for ${tally.attribute}`} value={reason} onChange={setReason} />
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
