import { Button, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { ProblemNotice } from "@/components/problem-notice";
import { useLocale } from "@/lib/i18n/locale";
import { REOPENED, useTakeBack, type Ruled } from "./last-ruling";
import { myRulingsQuery } from "./queries";

type Row = { ruled: Ruled; at: string; question: string; inForce: string; reason: string; canTakeBack: boolean };

const yesOrNo = (present: boolean) => (present ? "yes" : "no");

/** What one has ruled, beside what holds now, and taking it back while that lasts. */
export function MyRulings() {
  const { format } = useLocale();
  const mine = useQuery({ ...myRulingsQuery, select: rowsOf });
  const takeBack = useTakeBack();
  return (
    <section aria-labelledby="mine">
      <Title order={2} id="mine" mb="xs">
        What you ruled
      </Title>
      {takeBack.isError && <ProblemNotice error={takeBack.error} />}
      {takeBack.isSuccess && <Text role="status">{REOPENED[takeBack.variables.what]}</Text>}
      <Loaded query={mine} height={80}>
        {(rows) => (
          <DataTable
            caption="Your rulings"
            rows={rows}
            rowKey={(row) => row.ruled.sessionId + row.question + row.at}
            empty="You have ruled on nothing yet."
            columns={[
              { header: "When", cell: (row) => format.staffTime(row.at) },
              { header: "Session", cell: (row) => row.ruled.sessionId.slice(-6) },
              { header: "Question", cell: (row) => row.question },
              {
                header: "You ruled",
                cell: (row) => (row.ruled.opinion ? `${row.ruled.said}, with a second opinion` : row.ruled.said),
              },
              { header: "Holds now", cell: (row) => row.inForce },
              { header: "Reason", cell: (row) => row.reason },
              {
                header: "Actions",
                cell: (row) =>
                  row.canTakeBack && (
                    <Button
                      size="xs"
                      variant="outline"
                      aria-label={`Take back ${row.question} of ${row.ruled.sessionId.slice(-6)}`}
                      onClick={() => takeBack.mutate(row.ruled)}
                    >
                      Take back
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  );
}

type Mine = Awaited<ReturnType<NonNullable<typeof myRulingsQuery.queryFn>>>;

function rowsOf({ truth, labels }: Mine): Row[] {
  return [
    ...truth.map((row) => ({
      ruled: { what: "truth" as const, sessionId: row.sessionId, said: row.truth, opinion: row.opinion },
      at: row.ruledAt,
      question: "attack",
      inForce: row.inForce ?? "open",
      reason: row.reason,
      canTakeBack: row.canTakeBack,
    })),
    ...labels.map((row) => ({
      ruled: {
        what: "label" as const,
        sessionId: row.sessionId,
        taskId: row.taskId,
        attribute: row.attribute,
        said: yesOrNo(row.present),
        opinion: row.opinion,
      },
      at: row.ruledAt,
      question: row.attribute,
      inForce: row.inForce == null ? "open" : yesOrNo(row.inForce),
      reason: row.reason,
      canTakeBack: row.canTakeBack,
    })),
  ].sort((a, b) => b.at.localeCompare(a.at));
}
