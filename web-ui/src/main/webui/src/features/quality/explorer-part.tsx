import { NativeSelect, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Choose } from "@/components/choose";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { RecordingVideo } from "@/components/recording-video";
import { WithPurpose } from "@/components/with-purpose";
import type { Disagreement } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { shortOf } from "./findings";
import { disagreementsQuery, sessionVotesQuery } from "./queries";

type Props = {
  attributes: readonly string[];
  attribute: string;
  session: string | undefined;
  onAttribute: (attribute: string) => void;
  onSession: (session: string) => void;
};

/** Sessions on which people disagree, each with its clip and who said what. */
export function ExplorerPart({ attributes, attribute, session, onAttribute, onSession }: Props) {
  const found = useQuery(disagreementsQuery(attribute));
  return (
    <Stack gap="md">
      <NativeSelect
        label="Divided on"
        data={[...attributes]}
        value={attribute}
        onChange={(event) => onAttribute(event.currentTarget.value)}
        maw={240}
      />
      {session !== undefined && <Opened key={session} session={session} attributes={attributes} />}
      <Loaded query={found}>
        {(rows) => <Divided rows={rows} attribute={attribute} session={session} onSession={onSession} />}
      </Loaded>
    </Stack>
  );
}

type DividedProps = { rows: readonly Disagreement[] } & Pick<Props, "attribute" | "session" | "onSession">;

function Divided({ rows, attribute, session, onSession }: DividedProps) {
  const { format } = useLocale();
  return (
    <DataTable
      caption={`Sessions divided on ${attribute}`}
      rows={rows}
      rowKey={(r) => r.sessionId}
      isSelected={(r) => r.sessionId === session}
      empty={`All decided sessions have one answer on ${attribute}.`}
      columns={[
        {
          header: "Session",
          cell: (r) => (
            <Choose chosen={r.sessionId === session} onChoose={() => onSession(r.sessionId)}>
              {r.sessionId.slice(-6)}
            </Choose>
          ),
        },
        { header: "Yes", cell: (r) => format.count(r.yes), numeric: true },
        { header: "No", cell: (r) => format.count(r.no), numeric: true },
        { header: "Unsure", cell: (r) => format.count(r.unsure), numeric: true },
        { header: "State", cell: (r) => r.state },
        {
          header: "P(present)",
          cell: (r) => (r.probability == null ? "none" : format.score(r.probability)),
          numeric: true,
        },
      ]}
    />
  );
}

function Opened({ session, attributes }: { session: string; attributes: readonly string[] }) {
  const { format } = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  const votes = useQuery(sessionVotesQuery(session));
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="opened" className="card">
      <Title order={3} id="opened" ref={heading} tabIndex={-1} mb="sm">
        Session {session.slice(-6)}
      </Title>
      <Stack gap="sm">
        <WithPurpose>
          <RecordingVideo sessionId={session} />
        </WithPurpose>
        <Loaded query={votes}>
          {(rows) => (
            <DataTable
              caption="Votes of the session"
              rows={rows}
              rowKey={(v) => v.labeler}
              empty="Nobody has answered for it, or it was withdrawn."
              columns={[
                { header: "Labeler", cell: (v) => shortOf(v.labeler) },
                ...attributes.map((name) => ({
                  header: name,
                  cell: (v: (typeof rows)[number]) => v.answers[name] ?? "",
                })),
                {
                  header: "Time",
                  cell: (v) => (v.elapsedMs == null ? "none" : format.seconds(v.elapsedMs)),
                  numeric: true,
                },
              ]}
            />
          )}
        </Loaded>
        <Text size="sm" c="dimmed">
          Names are pseudonyms, the same here and in the files.
        </Text>
        <div>
          <LinkButton to="/sessions/$id" params={{ id: session }} variant="outline">
            All about this session
          </LinkButton>
        </div>
      </Stack>
    </section>
  );
}
