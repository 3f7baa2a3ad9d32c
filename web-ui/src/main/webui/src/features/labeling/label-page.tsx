import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { ProblemNotice } from "@/components/problem-notice";
import { answer, api } from "@/lib/api/client";
import type { Attribute, Claim } from "@/lib/api/views";
import { useMe } from "@/lib/session";
import { begun, tiredFor, worked } from "./breaks";
import type { SkipReason } from "./dialogs";
import { LabelDesk } from "./label-desk";
import { Outbox, type Submission } from "./outbox";
import { OutboxNotice } from "./outbox-notice";
import { ProgressLine } from "./progress-line";
import { attributesQuery, progressQuery } from "./queries";
import { useClaims } from "./use-claims";
import { clipQuery } from "./use-clip";
import { useKeeping } from "./use-keeping";
import { useOnlyDesk } from "./use-only-desk";

export function LabelPage() {
  const attributes = useQuery(attributesQuery);
  const { data: me } = useMe();
  return (
    <Page
      title="Label"
      actions={
        <>
          <LinkButton to="/label/me" variant="outline">
            How you stand
          </LinkButton>
          <LinkButton to="/label/guide" variant="outline">
            Guide
          </LinkButton>
        </>
      }
    >
      <Loaded query={attributes} height={480}>
        {(list) => <OnlyDesk key={me?.personId} person={me?.personId ?? "nobody"} attributes={list} />}
      </Loaded>
    </Page>
  );
}

type Whose = { person: string; attributes: readonly Attribute[] };

function OnlyDesk({ person, attributes }: Whose) {
  const { here, takeOver } = useOnlyDesk(person);
  if (here === null) return null;
  if (here) return <Labeling person={person} attributes={attributes} />;
  return (
    <Stack className="card" align="flex-start">
      <Text role="status">You label in another tab of this browser. One of them is enough.</Text>
      <Button onClick={takeOver}>Label here instead</Button>
    </Stack>
  );
}

type Sent = { claim: Claim; submission: Submission };

function Labeling({ person, attributes }: Whose) {
  const client = useQueryClient();
  const { data: me } = useMe();
  const outbox = useOutbox(person, me?.csrf);
  const state = useSyncExternalStore(outbox.subscribe, outbox.current);
  const claims = useClaims(state.waiting.map((s) => s.assignmentId));
  const { retry } = claims;
  // A new session after one that has ended: what failed for want of it is asked for again.
  useEffect(() => retry(), [retry, me?.csrf]);
  const [speed, setSpeed] = useState(1);
  const [work, setWork] = useState(() => begun(Date.now()));
  const [last, setLast] = useState<Sent | null>(null);
  const [restored, setRestored] = useState<Sent | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [now, next] = claims.held;
  const clip = useQuery({ ...clipQuery(now?.assignmentId ?? ""), enabled: now !== undefined });

  useEffect(() => {
    if (next !== undefined) void client.prefetchQuery(clipQuery(next.assignmentId));
  }, [client, next]);
  useEffect(() => {
    if (state.waiting.length === 0) void client.invalidateQueries({ queryKey: progressQuery.queryKey });
  }, [client, state.waiting.length]);
  useKeeping(claims.held, (claim, problem) => {
    claims.done(claim);
    if (claim.assignmentId === now?.assignmentId) setError(problem);
  });

  const submit = (claim: Claim, submission: Submission) => {
    setError(null);
    setLast({ claim, submission });
    setWork((now) => worked(now, Date.now()));
    outbox.add(submission);
    claims.done(claim);
  };
  const skip = (claim: Claim, reason: SkipReason) => {
    setError(null);
    setWork((now) => worked(now, Date.now()));
    api
      .POST("/api/labeling/assignments/{id}/skip", { params: { path: { id: claim.assignmentId } }, body: { reason } })
      .then(() => claims.done(claim), setError);
  };
  const undoSubmission = () => {
    if (last === null) return;
    const back = (claim: Claim) => {
      setRestored({ claim, submission: last.submission });
      setLast(null);
      claims.putBack(claim);
    };
    if (outbox.recall(last.claim.assignmentId) !== null) return back(last.claim);
    answer(
      api.DELETE("/api/labeling/assignments/{id}/submission", { params: { path: { id: last.claim.assignmentId } } }),
    ).then(back, setError);
  };
  const before =
    restored !== null && restored.claim.assignmentId === now?.assignmentId ? restored.submission : undefined;

  return (
    <>
      <ProgressLine />
      <BreakNotice minutes={tiredFor(work)} onGoOn={() => setWork(() => begun(Date.now()))} />
      <OutboxNotice outbox={outbox} state={state} />
      {error !== null && <ProblemNotice error={error} />}
      {claims.problem !== null && now === undefined && <ProblemNotice error={claims.problem} onRetry={claims.retry} />}
      {now !== undefined && (
        <Loaded query={clip} height={480}>
          {(blob) => (
            <LabelDesk
              key={now.assignmentId}
              claim={now}
              clip={blob}
              attributes={attributes}
              before={before}
              speed={speed}
              onSpeed={setSpeed}
              onSubmit={(submission) => submit(now, submission)}
              onSkip={(reason) => skip(now, reason)}
              onUndoSubmission={undoSubmission}
            />
          )}
        </Loaded>
      )}
      {now !== undefined && clip.isError && <SkipBroken onSkip={() => skip(now, "wont_play")} />}
      {now === undefined && !claims.exhausted && claims.problem === null && state.held && (
        <Text className="card">
          The next clip comes when your answers have been sent. Nothing is to be done here: they leave by themselves
          when the connection is back.
        </Text>
      )}
      {now === undefined && claims.exhausted && (
        <Text className="card" role="status">
          No clip is left for you now. This page looks again by itself.
        </Text>
      )}
    </>
  );
}

function BreakNotice({ minutes, onGoOn }: { minutes: number | null; onGoOn: () => void }) {
  if (minutes === null) return null;
  return (
    <Group role="status" className="card" my="xs">
      <Text style={{ flex: 1 }}>
        You have labeled for {minutes} minutes. After five minutes of looking at something else one sees more; this clip
        waits for you.
      </Text>
      <Button variant="outline" size="md" onClick={onGoOn}>
        Go on
      </Button>
    </Group>
  );
}

function SkipBroken({ onSkip }: { onSkip: () => void }) {
  return (
    <button type="button" onClick={onSkip} style={{ minBlockSize: 48, padding: "0 16px" }}>
      Skip: it won’t play
    </button>
  );
}

/** What waits is sent when the page opens, when the connection is back, and when somebody has signed in again. */
function useOutbox(person: string, session: string | undefined): Outbox {
  const outbox = useMemo(
    () =>
      new Outbox(`scotoma-labels-${person}`, localStorage, async ({ assignmentId, ...body }) => {
        await api.POST("/api/labeling/assignments/{id}/submission", { params: { path: { id: assignmentId } }, body });
      }),
    [person],
  );
  useEffect(() => {
    const flush = () => void outbox.flush();
    flush();
    window.addEventListener("online", flush);
    return () => {
      window.removeEventListener("online", flush);
      outbox.stop();
    };
  }, [outbox, session]);
  return outbox;
}
