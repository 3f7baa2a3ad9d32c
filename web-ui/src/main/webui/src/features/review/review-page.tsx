import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import type { ContestedTask } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { CAUSES } from "./causes";
import { ContestedRuling } from "./contested-ruling";
import { Contradictions } from "./contradictions";
import { MyRulings } from "./my-rulings";
import { Objections } from "./objections";
import { Reports } from "./reports";
import { contestedQuery, truthReviewsQuery } from "./queries";
import { TruthRuling } from "./truth-ruling";

export function ReviewPage() {
  const { session, task } = useSearch({ from: "/reviewer/review" });
  const { format } = useLocale();
  const truth = useQuery(truthReviewsQuery);
  const contested = useQuery(contestedQuery);
  const openTruth = truth.data?.find((review) => review.sessionId === session);
  // The list loses a task with its last ruling; votes and notes stay on the page until whoever ruled goes on.
  const [ruled, setRuled] = useState<ContestedTask>();
  if (ruled !== undefined && ruled.taskId !== task) setRuled(undefined);
  const openTask = contested.data?.find((found) => found.taskId === task) ?? ruled;
  return (
    <Page title="Review">
      <Stack gap="xl">
        {openTruth && <TruthRuling key={openTruth.sessionId} review={openTruth} />}
        {session !== undefined && truth.isSuccess && !openTruth && (
          <Text role="status">This session waits for no ruling; somebody may have ruled on it.</Text>
        )}
        {task !== undefined && contested.isSuccess && !openTask && (
          <Text role="status">The labels of this clip wait for no ruling; somebody may have ruled on them.</Text>
        )}
        {openTask && <ContestedRuling key={openTask.taskId} task={openTask} onRuled={() => setRuled(openTask)} />}
        <section aria-labelledby="truth">
          <Title order={2} id="truth" mb="xs">
            Is it an attack?
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            What was prescribed, declared and seen disagree, or a flag is open. The crowd alone never decides.
          </Text>
          <Loaded query={truth}>
            {(rows) => (
              <DataTable
                caption="Truth to rule on"
                rows={rows}
                rowKey={(r) => r.sessionId}
                empty="Nothing to rule on. Sessions whose signs disagree appear here."
                columns={[
                  {
                    header: "Session",
                    cell: (r) => (
                      <Link to="/review" search={{ session: r.sessionId }}>
                        {format.staffTime(r.openedAt)} · {r.sessionId.slice(-6)}
                      </Link>
                    ),
                  },
                  { header: "Causes", cell: (r) => r.causes.map((cause) => CAUSES[cause]).join(", ") },
                  { header: "Flags", cell: (r) => r.flags.map((f) => wordsFor(f.flag)).join(", ") },
                ]}
              />
            )}
          </Loaded>
        </section>
        <Reports />
        <Objections />
        <Contradictions />
        <section aria-labelledby="contested">
          <Title order={2} id="contested" mb="xs">
            Contested attributes
          </Title>
          <Loaded query={contested}>
            {(rows) => (
              <DataTable
                caption="Contested attributes"
                rows={rows}
                rowKey={(r) => r.taskId}
                empty="No labels are contested."
                columns={[
                  {
                    header: "Clip",
                    cell: (r) => <Link to="/review" search={{ task: r.taskId }}>{`Clip ${r.taskId.slice(-6)}`}</Link>,
                  },
                  { header: "Contested", cell: (r) => r.attributes.map((a) => a.attribute).join(", ") },
                ]}
              />
            )}
          </Loaded>
        </section>
        <MyRulings />
      </Stack>
    </Page>
  );
}
