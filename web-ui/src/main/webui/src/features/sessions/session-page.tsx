import { Checkbox, Stack, Text, Title } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { MustNotBeShown } from "@/components/must-not-be-shown";
import { Page } from "@/components/page";
import { answer, answerIfThere, api } from "@/lib/api/client";
import type { SessionSummary } from "@/lib/api/views";
import { filtersOf, type SessionList } from "@/lib/session-list";
import { ClipAndScores } from "./clip-and-scores";
import { ConsensusPart } from "./consensus-part";
import { IdsAndDigests } from "./ids-and-digests";
import { InspectionFacts } from "./inspection-facts";
import { neighboursQuery } from "./queries";
import { SessionLead } from "./session-lead";
import { shortId } from "./told";

/** One session. Its address also says from which list one came, so that one can go on in it. */
export function SessionPage() {
  const { id } = useParams({ from: "/researcher/sessions/$id" });
  const list = useSearch({ from: "/researcher/sessions/$id" });
  const session = useQuery({
    queryKey: ["session", id],
    queryFn: () => answer(api.GET("/api/capture/sessions/{id}/summary", { params: { path: { id } } })),
    refetchInterval,
  });
  return (
    <Page title={`Session ${shortId(id)}`} actions={<InTheList id={id} list={list} />}>
      <Loaded query={session}>
        {(found) => {
          const nothing = nothingToShow(found);
          return nothing === null ? (
            <Known key={id} session={found} list={list} />
          ) : (
            <Text role="status">{nothing}</Text>
          );
        }}
      </Loaded>
    </Page>
  );
}

const refetchInterval = 10_000;
const waiting = { state: "PENDING" };

/** The ways on in the list that one came from, and back to it. */
function InTheList({ id, list }: { id: string; list: SessionList }) {
  const neighbours = useQuery(neighboursQuery(id, filtersOf(list)));
  const { newer, older } = neighbours.data ?? {};
  return (
    <>
      {newer != null && (
        <LinkButton variant="outline" to="/sessions/$id" params={{ id: newer }} search={list}>
          Newer session
        </LinkButton>
      )}
      {older != null && (
        <LinkButton variant="outline" to="/sessions/$id" params={{ id: older }} search={list}>
          Older session
        </LinkButton>
      )}
      <LinkButton variant="outline" to="/sessions" search={list}>
        The list
      </LinkButton>
    </>
  );
}

/** Why there is nothing of the session here and will not be; null where there is, or will be. */
function nothingToShow({ state, reason, prescribedKind }: SessionSummary): string | null {
  if (state === "OPENED") return "Its participant has not sent a recording yet.";
  if (state === "EXPIRED") return "No recording was sent in time.";
  const somebodyElse =
    reason === "minor" || reason === "stranger" || (reason === "several_faces" && prescribedKind === "genuine");
  return state === "REJECTED" && somebodyElse
    ? "Somebody else is in the picture. The recording is shown to nobody and is erased, with all that was made of " +
        "it; its participant is paid as promised."
    : null;
}

/** What the services know of a session that was sent. */
function Known({ session, list }: { session: SessionSummary; list: SessionList }) {
  const { id, prescribedKind } = session;
  const params = { params: { path: { id } } };
  const navigate = useNavigate({ from: "/sessions/$id" });
  const client = useQueryClient();
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
  const decidedBy = useQuery(neighboursQuery(id, filtersOf(list))).data?.iteration?.id;
  const decides = (score: { iterationId: string }) => score.iterationId === decidedBy;
  const ordered = scores.data && [...scores.data].sort((a, b) => Number(decides(b)) - Number(decides(a)));
  const blur = list.blur === true;
  return (
    <Stack gap="xl">
      <SessionLead session={session} score={scores.isSuccess ? (ordered?.[0] ?? null) : undefined} />
      <Checkbox
        label="Blur faces"
        checked={blur}
        onChange={(event) =>
          void navigate({
            search: (now) => ({ ...now, blur: event.currentTarget.checked ? true : undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <Loaded query={scores}>
        {() => (
          <ClipAndScores
            sessionId={id}
            shown={prescribedKind !== "genuine" || (inspection.data ?? waiting).state !== waiting.state}
            scores={ordered ?? null}
            blur={blur}
          />
        )}
      </Loaded>
      <MustNotBeShown sessionId={id} onErased={() => client.invalidateQueries({ queryKey: ["session", id] })} />
      <Part id="inspection" title="Inspection">
        <Loaded query={inspection}>{(found) => <InspectionFacts inspection={found} />}</Loaded>
      </Part>
      <Part id="consensus" title="Consensus">
        <Loaded query={consensus}>{(rows) => <ConsensusPart rows={rows} />}</Loaded>
      </Part>
      <Part id="ids" title="Ids and digests">
        <IdsAndDigests session={session} inspection={inspection.data ?? null} />
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
