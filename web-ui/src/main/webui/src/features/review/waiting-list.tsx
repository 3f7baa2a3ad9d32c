import { Text, Title } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DataTable } from "@/components/data-table";
import { ProblemNotice } from "@/components/problem-notice";
import { useLocale } from "@/lib/i18n/locale";
import { contestedQuery, objectionsQuery, proposalsQuery, reportsQuery, truthReviewsQuery } from "./queries";
import { merged, searchOf, type Waiting } from "./waiting";

/** Everything that waits for this reviewer, in one list. */
export function WaitingList() {
  const { format } = useLocale();
  const [truth, contested, reports, objections, proposals] = useQueries({
    queries: [truthReviewsQuery, contestedQuery, reportsQuery, objectionsQuery, proposalsQuery],
  });
  const all = [truth, contested, reports, objections, proposals];
  const failed = all.find((query) => query.isError);
  const rows = merged({
    truth: truth.data ?? [],
    contested: contested.data ?? [],
    reports: reports.data ?? [],
    objections: objections.data ?? [],
    proposals: proposals.data ?? [],
  });
  const looking = all.some((query) => query.isPending);
  return (
    <section aria-labelledby="waiting">
      <Title order={2} id="waiting" mb="xs">
        What waits for a reviewer
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        The next follows the last. Why something is here opens when you have said what you see.
      </Text>
      {failed && <ProblemNotice error={failed.error} />}
      <DataTable
        caption="What waits for a reviewer"
        rows={rows}
        rowKey={(row) => row.kind + row.id}
        empty={
          looking
            ? "Looking for what waits."
            : "Nothing waits. Doubtful truths, contested labels, reports, objections and proposed gold appear here."
        }
        columns={[
          { header: "What", cell: (row) => <CaseLink row={row} /> },
          { header: "Session", cell: (row) => row.sessionId.slice(-6) },
          { header: "Since", cell: (row) => format.staffTime(row.since) },
        ]}
      />
    </section>
  );
}

function CaseLink({ row }: { row: Waiting }) {
  const name = `${row.question} ${row.sessionId.slice(-6)}`;
  return row.kind === "gold" ? (
    <Link to="/gold" aria-label={name}>
      {row.question}
    </Link>
  ) : (
    <Link to="/review" search={searchOf(row)} aria-label={name}>
      {row.question}
    </Link>
  );
}
