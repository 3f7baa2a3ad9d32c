import { Button, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { DataTable } from "@/components/data-table";
import { Dialog } from "@/components/dialog";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import type { BlindClip, Gold } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { BlindAnswers } from "./blind-answers";
import { candidatesQuery, clipQuery, goldQuery, waitingQuery } from "./queries";

/** One clip after the other, without a word of what anybody else said of it: proposals of others first. */
export function GoldPage() {
  const { format } = useLocale();
  const gold = useQuery(goldQuery);
  const waiting = useQuery(waitingQuery);
  const candidates = useQuery(candidatesQuery);
  const { session } = useSearch({ from: "/reviewer/gold" });
  const navigate = useNavigate();
  const [passed, setPassed] = useState<readonly string[]>([]);
  const [retiring, setRetiring] = useState<Gold | null>(null);
  const next = (clips: readonly BlindClip[]) => clips.find((clip) => !passed.includes(clip.taskId));
  return (
    <Page title="Gold">
      <Stack gap="xl">
        <Text>
          A clip is gold when two reviewers answer the same for it without seeing each other’s answers. Labelers qualify
          on gold, and get some of it in between without knowing.
        </Text>
        {session !== undefined && (
          <ThisOne key={session} sessionId={session} done={() => void navigate({ to: "/gold", search: {} })} />
        )}
        <section aria-labelledby="waiting">
          <Title order={2} id="waiting" mb="sm">
            Confirm what others proposed
          </Title>
          <Loaded query={waiting}>
            {(clips) => (
              <OneByOne clip={next(clips)} left={clips.length} none="No proposal waits for you." pass={pass} />
            )}
          </Loaded>
        </section>
        <section aria-labelledby="propose">
          <Title order={2} id="propose" mb="sm">
            Propose
          </Title>
          <Loaded query={candidates}>
            {(clips) => (
              <OneByOne
                clip={next(clips)}
                left={clips.length}
                none="No clip can be proposed: accepted clips whose labels are sure appear here."
                pass={pass}
              />
            )}
          </Loaded>
        </section>
        <section aria-labelledby="all">
          <Title order={2} id="all" mb="sm">
            All gold
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            What good labelers miss again and again is a bad item.
          </Text>
          <Loaded query={gold}>
            {(rows) => (
              <DataTable
                caption="Gold"
                rows={rows}
                rowKey={(row) => row.goldId}
                empty="No gold yet."
                columns={[
                  { header: "Clip", cell: (row) => row.sessionId.slice(-6) },
                  { header: "State", cell: (row) => row.state },
                  { header: "Proposed", cell: (row) => format.staffTime(row.proposedAt) },
                  { header: "Attributes", cell: (row) => row.attributes, numeric: true },
                  { header: "Seen", cell: (row) => format.count(row.seen), numeric: true },
                  { header: "Missed", cell: (row) => format.count(row.missed), numeric: true },
                  { header: "Objections", cell: (row) => row.objections.join(" · ") },
                  {
                    header: "Actions",
                    cell: (row) =>
                      row.state === "confirmed" ? (
                        <Button
                          size="xs"
                          variant="outline"
                          aria-label={`Retire ${row.sessionId.slice(-6)}`}
                          onClick={() => setRetiring(row)}
                        >
                          Retire
                        </Button>
                      ) : (
                        row.retiredWhy
                      ),
                  },
                ]}
              />
            )}
          </Loaded>
        </section>
      </Stack>
      <Retire gold={retiring} close={() => setRetiring(null)} />
    </Page>
  );

  function pass(clip: BlindClip) {
    setPassed((before) => [...before, clip.taskId]);
  }
}

/** A clip that a reviewer came with, as from a ruling on it. */
function ThisOne({ sessionId, done }: { sessionId: string; done: () => void }) {
  const clip = useQuery(clipQuery(sessionId));
  return (
    <section aria-labelledby="this">
      <Title order={2} id="this" mb="sm">
        Propose the clip that you came with
      </Title>
      <Loaded query={clip} height={480}>
        {(found) => <BlindAnswers clip={found} done={done} />}
      </Loaded>
    </section>
  );
}

type OneByOneProps = {
  clip: BlindClip | undefined;
  left: number;
  none: string;
  pass: (clip: BlindClip) => void;
};

function OneByOne({ clip, left, none, pass }: OneByOneProps) {
  const [opened, setOpened] = useState(false);
  if (clip === undefined) return <Text c="dimmed">{none}</Text>;
  if (!opened) return <Button onClick={() => setOpened(true)}>{left} to look at: begin</Button>;
  return <BlindAnswers key={clip.taskId} clip={clip} done={() => pass(clip)} />;
}

function Retire({ gold, close }: { gold: Gold | null; close: () => void }) {
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const retire = useMutation({
    mutationFn: (id: string) =>
      api.POST("/api/labeling/gold/{id}/retirement", { params: { path: { id } }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      setReason("");
      close();
      await client.invalidateQueries({ queryKey: goldQuery.queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (gold !== null && reason.trim() !== "") retire.mutate(gold.goldId);
  };
  return (
    <Dialog opened={gold !== null} onClose={close} title="Retire this item?">
      <form onSubmit={submit}>
        <Text>Answers on it count for nothing any more, those of the past included.</Text>
        <Textarea
          label="Reason to retire it"
          required
          maxLength={1000}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {retire.isError && <ProblemNotice error={retire.error} />}
        <Group mt="lg">
          <Button type="submit" loading={retire.isPending} disabled={reason.trim() === ""}>
            Retire it
          </Button>
          <Button variant="outline" onClick={close}>
            Cancel
          </Button>
        </Group>
      </form>
    </Dialog>
  );
}
