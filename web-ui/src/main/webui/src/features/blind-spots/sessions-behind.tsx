import { Button, Checkbox, Group, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Mark, markOf } from "@/components/mark";
import type { MiningRun } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { FramesBehind } from "./frames-behind";
import { sessionsBehindQuery } from "./queries";

type Props = { run: MiningRun; at: string; errors: boolean; onErrors: (only: boolean) => void };

/** The sessions of a subdomain as they are now: what was withdrawn since the mining run is not among them. */
export function SessionsBehindTable({ run, at, errors, onErrors }: Props) {
  const sessions = useInfiniteQuery(sessionsBehindQuery(run.number, at, errors));
  const { format } = useLocale();
  const list = { run: run.number, ...(at === "" ? {} : { at }), ...(errors ? { outcome: "error" as const } : {}) };
  return (
    <>
      <Group gap="lg" mb="sm">
        <Checkbox label="Only errors" checked={errors} onChange={(event) => onErrors(event.currentTarget.checked)} />
        <LinkButton to="/sessions" search={{ ...list, look: "gallery" }} variant="outline" size="xs">
          Gallery of faces
        </LinkButton>
      </Group>
      <Loaded query={sessions}>
        {({ pages }) => (
          <>
            <Text size="sm" mb="xs">
              {format.count(pages[0]?.errors ?? 0)} errors in {format.count(pages[0]?.sessions ?? 0)} sessions, the
              newest first, without what was withdrawn since.
            </Text>
            <DataTable
              caption="Sessions behind the selection"
              rows={pages.flatMap((page) => page.items)}
              rowKey={(s) => s.sessionId}
              empty={errors ? "None of these sessions is an error." : "No session of this mining run is left here."}
              columns={[
                {
                  header: "Opened",
                  cell: (s) => (
                    <Link to="/sessions/$id" params={{ id: s.sessionId }} search={list}>
                      {format.staffTime(s.openedAt)} · {s.sessionId.slice(-6)}
                    </Link>
                  ),
                },
                { header: "Truth", cell: (s) => <Mark kind={markOf(s.truth)}>{s.truth}</Mark> },
                {
                  header: "Decision",
                  cell: (s) => (
                    <Mark kind={s.error ? "wrong" : markOf(s.decision)}>
                      {s.error ? `${s.decision}, wrong` : s.decision}
                    </Mark>
                  ),
                },
                {
                  header: "Score",
                  cell: (s) => `${format.score(s.spoofScore)}, attack from ${format.score(s.threshold)}`,
                },
                {
                  header: "Attack type",
                  cell: (s) => (s.attackType == null || s.attackType === "none" ? "" : wordsFor(s.attackType)),
                },
                { header: "Camera", cell: (s) => (s.camera == null ? "" : wordsFor(s.camera)) },
              ]}
            />
            {sessions.hasNextPage && (
              <Button
                variant="outline"
                mt="sm"
                onClick={() => void sessions.fetchNextPage()}
                loading={sessions.isFetchingNextPage}
              >
                Show older sessions
              </Button>
            )}
            <div style={{ marginBlockStart: 16 }}>
              <FramesBehind run={run} sessions={pages[0]?.items ?? []} />
            </div>
          </>
        )}
      </Loaded>
    </>
  );
}
