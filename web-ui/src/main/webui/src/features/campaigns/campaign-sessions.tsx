import { Button, Group, Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { LinkButton } from "@/components/link-button";
import { Loaded } from "@/components/loaded";
import { Mark, markOf } from "@/components/mark";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { sessionsQuery } from "./queries";

export function CampaignSessions({ campaignId }: { campaignId: string }) {
  const sessions = useInfiniteQuery(sessionsQuery(campaignId));
  const { format } = useLocale();
  return (
    <section aria-labelledby="sessions">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="sessions">
          Sessions
        </Title>
        <LinkButton to="/sessions" search={{ campaign: campaignId, look: "gallery" }} variant="outline" size="xs">
          Gallery of faces
        </LinkButton>
      </Group>
      <Loaded query={sessions}>
        {({ pages }) => (
          <>
            <DataTable
              caption="Sessions"
              rows={pages.flatMap((page) => page.items)}
              rowKey={(s) => s.id}
              empty="Recordings appear here as soon as somebody opens a session."
              columns={[
                {
                  header: "Session",
                  cell: (s) => (
                    <Link to="/sessions/$id" params={{ id: s.id }} search={{ campaign: campaignId }}>
                      {format.staffTime(s.openedAt)} · {s.id.slice(-6)}
                    </Link>
                  ),
                },
                { header: "State", cell: (s) => (s.reason ? `${s.state}: ${wordsFor(s.reason)}` : s.state) },
                { header: "Attempt", cell: (s) => format.count(s.attempt), numeric: true },
                { header: "Prescribed", cell: (s) => <Mark kind={markOf(s.prescribedKind)}>{s.prescribedKind}</Mark> },
                { header: "Declared", cell: (s) => <Mark kind={markOf(s.declaredKind)}>{s.declaredKind}</Mark> },
                {
                  header: "Truth",
                  cell: (s) => (s.truth ? <Mark kind={markOf(s.truth)}>{s.truth}</Mark> : "not decided"),
                },
                { header: "Camera", cell: (s) => (s.camera ? wordsFor(s.camera) : "") },
                { header: "Payment", cell: (s) => s.payment },
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
          </>
        )}
      </Loaded>
    </section>
  );
}
