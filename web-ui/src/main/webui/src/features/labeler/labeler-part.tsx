import { Button, Checkbox, Group, Radio, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { LabelerDetails } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { labelerQuery, labelersQuery } from "./queries";

type State = LabelerDetails["state"];

const WISHES: readonly { state: State; label: string }[] = [
  { state: "active", label: "Let in" },
  { state: "qualifying", label: "Qualify once more" },
  { state: "paused", label: "Pause" },
  { state: "banned", label: "Ban: their answers count no longer" },
];

/** One labeler: what happened, how they answer, and changing that they do. */
export function LabelerPart({ id, name }: { id: string; name: string }) {
  const { format } = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  const labeler = useQuery(labelerQuery(id));
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="labeler" className="card">
      <Title order={2} id="labeler" ref={heading} tabIndex={-1} mb="sm">
        {name}
      </Title>
      <Loaded query={labeler}>
        {(details) => (
          <Stack gap="md">
            <Text>
              {details.state}: {details.reason}
            </Text>
            <DataTable
              caption={`What happened to ${name}`}
              rows={details.events}
              rowKey={(event) => event.at}
              empty="Nothing has happened since they came."
              columns={[
                { header: "When", cell: (event) => format.staffTime(event.at) },
                { header: "State", cell: (event) => event.state },
                { header: "Why", cell: (event) => event.reason },
                { header: "By", cell: (event) => (event.byId == null ? "the platform" : "the team") },
                {
                  header: "Decisions taken anew",
                  cell: (event) =>
                    event.pending
                      ? "being taken"
                      : event.retaken == null
                        ? ""
                        : `${format.count(event.retaken)}, ${format.count(event.changed ?? 0)} turned out otherwise`,
                },
              ]}
            />
            <DataTable
              caption={`How ${name} answers`}
              rows={details.skills}
              rowKey={(skill) => skill.attribute}
              empty="Too little is known yet of how they answer."
              columns={[
                { header: "Attribute", cell: (skill) => wordsFor(skill.attribute) },
                { header: "Answers", cell: (skill) => format.count(skill.history), numeric: true },
                { header: "Unsure", cell: (skill) => format.count(skill.unsure), numeric: true },
                { header: "Yes where present", cell: (skill) => share(skill.yesIfPresent), numeric: true },
                { header: "No where absent", cell: (skill) => share(skill.noIfAbsent), numeric: true },
              ]}
            />
            <Change key={details.state} id={id} state={details.state} />
          </Stack>
        )}
      </Loaded>
    </section>
  );
}

const share = (probability: number) => `${(100 * probability).toFixed(0)}%`;

function Change({ id, state }: { id: string; state: State }) {
  const client = useQueryClient();
  const [wish, setWish] = useState<State | null>(null);
  const [reason, setReason] = useState("");
  const [withheld, setWithheld] = useState(false);
  const change = useMutation({
    mutationFn: (body: { state: State; reason: string; withheld: boolean }) =>
      answer(api.POST("/api/labeling/labelers/{id}/state", { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: labelersQuery.queryKey }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wish !== null && reason.trim() !== "")
      change.mutate({ state: wish, reason: reason.trim(), withheld: wish === "banned" && withheld });
  };
  return (
    <form onSubmit={submit} aria-label="Change the state">
      <Stack gap="sm">
        <Radio.Group
          label="Change the state"
          value={wish}
          onChange={(value) => setWish(WISHES.find((found) => found.state === value)?.state ?? null)}
        >
          <Group mt="xs">
            {WISHES.filter((found) => found.state !== state).map((found) => (
              <Radio key={found.state} value={found.state} label={found.label} />
            ))}
          </Group>
        </Radio.Group>
        {wish === "banned" && (
          <>
            <Text>
              Every decision is taken anew that their answers carried, and the history says how many those were. Some
              will be open again, and accepted sessions whose truth turns go to review.
            </Text>
            <Checkbox
              label="Because of fraud: nothing they answered is owed to them"
              checked={withheld}
              onChange={(event) => setWithheld(event.currentTarget.checked)}
            />
          </>
        )}
        <Textarea
          label="Reason, which they read"
          required
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {change.isError && <ProblemNotice error={change.error} />}
        <div>
          <Button
            type="submit"
            color={wish === "banned" ? "danger" : undefined}
            loading={change.isPending}
            disabled={wish === null || reason.trim() === ""}
          >
            Change
          </Button>
        </div>
      </Stack>
    </form>
  );
}
