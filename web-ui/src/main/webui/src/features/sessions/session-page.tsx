import { Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { RecordingVideo } from "@/components/recording-video";
import { answer, answerIfThere, api } from "@/lib/api/client";
import type { SessionSummary } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { InspectionFacts } from "./inspection-facts";
import { ScoreChart } from "./score-chart";

export function SessionPage() {
  const { id } = useParams({ from: "/researcher/sessions/$id" });
  const session = useQuery({
    queryKey: ["session", id],
    queryFn: () => answer(api.GET("/api/capture/sessions/{id}/summary", { params: { path: { id } } })),
    refetchInterval,
  });
  return (
    <Page title="Session">
      <Text c="dimmed" mb="lg" style={{ overflowWrap: "anywhere" }}>
        {id}
      </Text>
      <Loaded query={session}>
        {(found) => {
          const nothing = nothingToShow(found);
          return nothing === null ? <Known session={found} /> : <Text role="status">{nothing}</Text>;
        }}
      </Loaded>
    </Page>
  );
}

const refetchInterval = 10_000;
const waiting = { state: "PENDING" };

/** Why there is nothing of the session here and will not be; null where there is, or will be. */
function nothingToShow({ state, reason, prescribedKind }: SessionSummary): string | null {
  if (state === "OPENED") return "Its participant has not sent a recording yet.";
  if (state === "EXPIRED") return "No recording was sent in time.";
  return state === "REJECTED" && reason === "several_faces" && prescribedKind === "genuine"
    ? "Somebody else is in the picture. The recording is shown to nobody and is erased, with all that was made of " +
        "it; its participant is paid as promised."
    : null;
}

/** What the services know of a session that was sent. */
function Known({ session: { id, prescribedKind } }: { session: SessionSummary }) {
  const params = { params: { path: { id } } };
  const inspection = useQuery({
    queryKey: ["inspection", id],
    queryFn: () => answerIfThere(api.GET("/api/blindspot/sessions/{id}/inspection", params)),
    refetchInterval,
  });
  const scores = useQuery({
    queryKey: ["scores", id],
    queryFn: () => answerIfThere(api.GET("/api/blindspot/sessions/{id}/scores", params)),
    refetchInterval,
  });
  const consensus = useQuery({
    queryKey: ["consensus", id],
    queryFn: () => answer(api.GET("/api/labeling/sessions/{id}/consensus", params)),
    refetchInterval,
  });
  const { format } = useLocale();
  return (
    <Stack gap="xl">
      <Part id="recording" title="Recording">
        {prescribedKind === "genuine" && (inspection.data ?? waiting).state === waiting.state ? (
          <Text role="status">It is shown when inspection has looked whether somebody else is in it.</Text>
        ) : (
          <RecordingVideo sessionId={id} />
        )}
      </Part>
      <Part id="inspection" title="Inspection">
        <Loaded query={inspection}>{(found) => <InspectionFacts inspection={found} />}</Loaded>
      </Part>
      <Part id="scores" title="Scores">
        <Loaded query={scores}>
          {(list) =>
            list === null || list.length === 0 ? (
              <Text c="dimmed">No iteration has scored this session yet.</Text>
            ) : (
              <Stack>
                {list.map((score) => (
                  <ScoreChart key={score.iterationId} score={score} sessionId={id} />
                ))}
              </Stack>
            )
          }
        </Loaded>
      </Part>
      <Part id="consensus" title="Consensus">
        <Loaded query={consensus}>
          {(rows) => (
            <DataTable
              caption="Consensus"
              rows={rows}
              rowKey={(c) => c.attribute}
              empty="Nobody has labelled this session yet, or too few people have."
              columns={[
                { header: "Attribute", cell: (c) => c.attribute },
                { header: "State", cell: (c) => c.state },
                { header: "Present", cell: (c) => (c.present == null ? "open" : c.present ? "yes" : "no") },
                {
                  header: "Probability",
                  cell: (c) => (c.probability == null ? "none" : format.score(c.probability)),
                  numeric: true,
                },
                { header: "Yes", cell: (c) => format.count(c.yes), numeric: true },
                { header: "No", cell: (c) => format.count(c.no), numeric: true },
                { header: "Unsure", cell: (c) => format.count(c.unsure), numeric: true },
              ]}
            />
          )}
        </Loaded>
      </Part>
    </Stack>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="sm">
        {title}
      </Title>
      {children}
    </section>
  );
}
