import { Stack, Text } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Page } from "@/components/page";
import type { ContestedTask } from "@/lib/api/views";
import { AgreementOfReviewers } from "./agreement";
import { ContestedRuling } from "./contested-ruling";
import { Contradictions } from "./contradictions";
import { LastRuling, useLastRuling } from "./last-ruling";
import { MyRulings } from "./my-rulings";
import { AnswerTo } from "./objections";
import { contestedQuery, objectionsQuery, reportsQuery, truthReviewsQuery } from "./queries";
import { Reported } from "./reports";
import { TruthRuling } from "./truth-ruling";
import { nextCase, type Waiting } from "./waiting";
import { WaitingList } from "./waiting-list";

export function ReviewPage() {
  const last = useLastRuling();
  return (
    <Page title="Review">
      <Stack gap="xl">
        <LastRuling {...last} />
        <OpenCase last={last} />
        <WaitingList />
        <MyRulings />
        <AgreementOfReviewers />
        <Contradictions />
      </Stack>
    </Page>
  );
}

/** The case that the address names. */
function OpenCase({ last }: { last: ReturnType<typeof useLastRuling> }) {
  const { session, task, report, objection } = useSearch({ from: "/reviewer/review" });
  const client = useQueryClient();
  const navigate = useNavigate();
  const truth = useQuery(truthReviewsQuery);
  const contested = useQuery(contestedQuery);
  const reports = useQuery(reportsQuery);
  const objections = useQuery(objectionsQuery);
  // The list loses a task with its last ruling; votes and notes stay on the page until whoever ruled goes on.
  const [ruled, setRuled] = useState<{ task: ContestedTask; turn: number }>();
  if (ruled !== undefined && (ruled.task.taskId !== task || ruled.turn !== last.turn)) setRuled(undefined);
  const goOn = (kind: Waiting["kind"], id: string) => () =>
    navigate({ to: "/review", search: nextCase(client, { kind, id }) });
  if (session !== undefined) {
    const found = truth.data?.find((each) => each.sessionId === session);
    if (found === undefined) return truth.isSuccess && !truth.isFetching ? <Gone what="session" /> : null;
    return <TruthRuling key={session + String(last.turn)} review={found} onRuled={last.note} onUndo={last.undo} />;
  }
  if (task !== undefined) {
    const found = ruled?.task ?? contested.data?.find((each) => each.taskId === task);
    if (found === undefined) return contested.isSuccess && !contested.isFetching ? <Gone what="labels" /> : null;
    return (
      <ContestedRuling
        key={task + String(last.turn)}
        task={found}
        onRuled={(done) => {
          setRuled({ task: found, turn: last.turn });
          last.note(done);
        }}
        onUndo={last.undo}
      />
    );
  }
  if (report !== undefined) {
    const found = reports.data?.find((each) => each.sessionId === report);
    if (found === undefined) return reports.isSuccess && !reports.isFetching ? <Gone what="report" /> : null;
    return <Reported key={report} report={found} onDone={goOn("report", report)} />;
  }
  if (objection !== undefined) {
    const found = objections.data?.find((each) => each.sessionId === objection);
    if (found === undefined) return objections.isSuccess && !objections.isFetching ? <Gone what="objection" /> : null;
    return <AnswerTo key={objection} objection={found} onDone={goOn("objection", objection)} />;
  }
  return null;
}

const GONE = {
  session: "This session waits for no ruling of yours; somebody may have ruled on it.",
  labels: "The labels of this clip wait for no ruling of yours; somebody may have ruled on them.",
  report: "This recording is not reported any more; somebody has looked at it.",
  objection: "This objection waits for no answer any more.",
} as const;

function Gone({ what }: { what: keyof typeof GONE }) {
  return <Text role="status">{GONE[what]}</Text>;
}
