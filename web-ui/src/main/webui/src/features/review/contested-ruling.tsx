import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import type { ContestedTask } from "@/lib/api/views";
import { CaseFrame } from "./case-frame";
import type { CaseCommand } from "./case-keys";
import type { Ruled } from "./last-ruling";
import { Notes } from "./notes";
import { contestedQuery, myRulingsQuery, votesQuery } from "./queries";
import { ReasonField } from "./reason-field";
import classes from "./review.module.css";
import { SecondOpinion } from "./second-opinion";
import { nextCase } from "./waiting";

type Draft = { present: "yes" | "no" | null; reason: string; secondOpinion: boolean };
const EMPTY: Draft = { present: null, reason: "", secondOpinion: false };

type Props = { task: ContestedTask; onRuled: (ruled: Ruled) => void; onUndo: () => void };

/**
 * Rule blind first: the votes open only after the reviewer's own ruling on that attribute, and what labelers noted,
 * which may speak of any of them, after the last.
 */
export function ContestedRuling({ task, onRuled, onUndo }: Props) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [attributes] = useState(task.attributes);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [ruled, setRuled] = useState<Readonly<Record<string, "ruling" | "opinion">>>({});
  const [row, setRow] = useState(0);
  const draft = (attribute: string) => drafts[attribute] ?? EMPTY;
  const change = (attribute: string, part: Partial<Draft>) =>
    setDrafts((before) => ({ ...before, [attribute]: { ...(before[attribute] ?? EMPTY), ...part } }));
  const rule = useMutation({
    mutationFn: (body: { attribute: string; present: boolean; reason: string; secondOpinion: boolean }) =>
      api.POST("/api/labeling/reviews/{taskId}/rulings", { params: { path: { taskId: task.taskId } }, body }),
    // What is behind a ruling is worth a request at once, the list is not: it polls.
    onSuccess: (_, { attribute, present, secondOpinion }) => {
      const done = { ...ruled, [attribute]: secondOpinion ? ("opinion" as const) : ("ruling" as const) };
      setRuled(done);
      const next = attributes.findIndex((each) => done[each.attribute] === undefined);
      if (next >= 0) setRow(next);
      onRuled({
        what: "label",
        sessionId: task.sessionId,
        taskId: task.taskId,
        attribute,
        said: present ? "yes" : "no",
        opinion: secondOpinion,
      });
      return Promise.all([
        client.invalidateQueries({ queryKey: contestedQuery.queryKey, refetchType: "none" }),
        client.invalidateQueries({ queryKey: myRulingsQuery.queryKey }),
        client.invalidateQueries({ queryKey: votesQuery(task.taskId).queryKey }),
      ]);
    },
  });
  const send = (attribute: string) => {
    const { present, reason, secondOpinion } = draft(attribute);
    if (present === null || reason.trim() === "" || ruled[attribute] !== undefined || rule.isPending) return;
    rule.mutate({ attribute, present: present === "yes", reason: reason.trim(), secondOpinion });
  };
  const all = attributes.every((each) => ruled[each.attribute] !== undefined);
  const next = nextCase(client, { kind: "labels", id: task.taskId });
  const goOn = () => navigate({ to: "/review", search: next });
  const current = attributes[row]?.attribute;
  const perform = (command: CaseCommand) => {
    if (command.do === "undo") return onUndo();
    if (command.do === "rule" && all) return void goOn();
    if (current === undefined) return;
    switch (command.do) {
      case "answer":
        return command.answer === "unsure" ? undefined : change(current, { present: command.answer });
      case "reason":
        return change(current, { reason: command.reason });
      case "second":
        return change(current, { secondOpinion: !draft(current).secondOpinion });
      case "move":
        return setRow(Math.min(Math.max(row + command.by, 0), attributes.length - 1));
      case "rule":
        return send(current);
    }
  };
  return (
    <CaseFrame
      title="Rule on contested attributes"
      sessionId={task.sessionId}
      onCommand={perform}
      onErased={async () => {
        await client.invalidateQueries({ queryKey: ["reviews"] });
        await goOn();
      }}
    >
      <Stack gap="md">
        {attributes.map((tally, i) => (
          <AttributeRuling
            key={tally.attribute}
            taskId={task.taskId}
            tally={tally}
            current={i === row && !all}
            draft={draft(tally.attribute)}
            ruled={ruled[tally.attribute]}
            pending={rule.isPending}
            error={rule.variables?.attribute === tally.attribute ? rule.error : null}
            onFocus={() => setRow(i)}
            onChange={(part) => change(tally.attribute, part)}
            onRule={() => send(tally.attribute)}
          />
        ))}
        {all && Object.values(ruled).every((how) => how === "ruling") && <Notes sessionId={task.sessionId} />}
        <div>
          <LinkButton to="/review" search={next} variant="outline">
            {Object.keys(next).length === 0 ? "Back to the list" : all ? "The next case (Enter)" : "The next case"}
          </LinkButton>
        </div>
      </Stack>
    </CaseFrame>
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

type RulingProps = {
  taskId: string;
  tally: ContestedTask["attributes"][number];
  current: boolean;
  draft: Draft;
  ruled: "ruling" | "opinion" | undefined;
  pending: boolean;
  error: unknown;
  onFocus: () => void;
  onChange: (part: Partial<Draft>) => void;
  onRule: () => void;
};

function AttributeRuling({ taskId, tally, current, draft, ruled, pending, error, ...on }: RulingProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (current) form.current?.scrollIntoView({ block: "nearest" });
  }, [current]);
  if (ruled !== undefined) {
    return (
      <div>
        <Text role="status">
          {tally.attribute}: you {ruled === "ruling" ? "ruled" : "said"} {draft.present}. Votes: {tally.yes} yes,{" "}
          {tally.no} no, {tally.unsure} unsure.
        </Text>
        <Votes taskId={taskId} attribute={tally.attribute} />
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    on.onRule();
  };
  return (
    // Whoever goes into a form with the keyboard or a finger goes on there with the keys.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <form
      ref={form}
      onSubmit={submit}
      onFocus={on.onFocus}
      aria-label={`Ruling on ${tally.attribute}`}
      className={classes.attribute}
      data-current={current || undefined}
    >
      <Stack gap="sm">
        <Radio.Group
          label={`Is ${tally.attribute} present?`}
          required
          value={draft.present}
          onChange={(value) => on.onChange({ present: value === "yes" ? "yes" : "no" })}
        >
          <Group mt="xs">
            <Radio value="yes" label="Yes" />
            <Radio value="no" label="No" />
          </Group>
        </Radio.Group>
        <ReasonField
          label={`Reason for ${tally.attribute}`}
          value={draft.reason}
          onChange={(reason) => on.onChange({ reason })}
        />
        <SecondOpinion checked={draft.secondOpinion} onChange={(secondOpinion) => on.onChange({ secondOpinion })} />
        {error != null && <ProblemNotice error={error} />}
        <div>
          <Button
            type="submit"
            loading={pending && current}
            disabled={draft.present === null || draft.reason.trim() === ""}
          >
            Rule
          </Button>
        </div>
      </Stack>
    </form>
  );
}
