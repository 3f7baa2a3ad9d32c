import { Text } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Mark, type MarkKind } from "@/components/mark";
import { Page } from "@/components/page";
import { useLocale } from "@/lib/i18n/locale";
import { SERVICES, jobsQuery, workersQuery } from "./queries";
import { standing, workersLine, type Standing } from "./standing";

const marks: Record<Standing["word"], MarkKind> = { ok: "ok", late: "uncertain", failed: "danger" };
const order: Record<Standing["word"], number> = { failed: 0, late: 1, ok: 2 };

export function HealthPage() {
  const { format } = useLocale();
  const workers = useQuery(workersQuery);
  const answers = useQueries({ queries: SERVICES.map((service) => jobsQuery(service)) });
  const rows = SERVICES.map((service, i) => {
    const query = answers[i];
    return {
      service,
      jobs: query?.data,
      at: query?.dataUpdatedAt ?? 0,
      standing: standing(query?.data, query?.isError ?? false, query?.dataUpdatedAt ?? 0),
    };
  }).sort((a, b) => order[a.standing?.word ?? "ok"] - order[b.standing?.word ?? "ok"]);
  return (
    <Page title="Health">
      <DataTable
        caption="Services"
        rows={rows}
        rowKey={(row) => row.service}
        empty=""
        columns={[
          { header: "Service", cell: (row) => row.service },
          {
            header: "State",
            cell: (row) =>
              row.standing === null ? "asking" : <Mark kind={marks[row.standing.word]}>{row.standing.word}</Mark>,
          },
          {
            header: "Queued jobs",
            cell: (row) => (row.jobs === undefined ? "" : format.count(row.jobs.queued)),
            numeric: true,
          },
          { header: "Oldest due", cell: (row) => (row.jobs?.oldestDue ? format.staffTime(row.jobs.oldestDue) : "") },
          {
            header: "Failed jobs",
            cell: (row) => (row.jobs === undefined ? "" : format.count(row.jobs.failed.length)),
            numeric: true,
          },
          {
            header: "Answered",
            cell: (row) => (row.at === 0 ? "never" : format.staffTime(new Date(row.at).toISOString())),
          },
          { header: "What to do", cell: (row) => row.standing?.advice ?? "" },
        ]}
      />
      {workers.data && (
        <Text size="sm" mt="md" style={{ overflowWrap: "anywhere" }}>
          {workersLine(workers.data, format.staffTime)}
        </Text>
      )}
    </Page>
  );
}
