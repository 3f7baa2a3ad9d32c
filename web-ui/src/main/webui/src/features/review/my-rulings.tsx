import { Button, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { ProblemNotice } from "@/components/problem-notice";
import { api } from "@/lib/api/client";
import { useLocale } from "@/lib/i18n/locale";
import { contestedQuery, myRulingsQuery } from "./queries";

/** What one has ruled on contested labels, and taking it back while that lasts. */
export function MyRulings() {
  const client = useQueryClient();
  const { format } = useLocale();
  const mine = useQuery(myRulingsQuery);
  const takeBack = useMutation({
    mutationFn: ({ taskId, attribute }: { taskId: string; attribute: string }) =>
      api.DELETE("/api/labeling/reviews/{taskId}/rulings/{attribute}", { params: { path: { taskId, attribute } } }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: myRulingsQuery.queryKey }),
        client.invalidateQueries({ queryKey: contestedQuery.queryKey }),
      ]),
  });
  return (
    <section aria-labelledby="mine">
      <Title order={2} id="mine" mb="xs">
        What you ruled
      </Title>
      {takeBack.isError && <ProblemNotice error={takeBack.error} />}
      <Loaded query={mine} height={80}>
        {(rows) => (
          <DataTable
            caption="Your rulings"
            rows={rows}
            rowKey={(row) => row.taskId + row.attribute + row.ruledAt}
            empty="You have ruled on no labels yet."
            columns={[
              { header: "When", cell: (row) => format.staffTime(row.ruledAt) },
              { header: "Clip", cell: (row) => row.taskId.slice(-6) },
              { header: "Attribute", cell: (row) => row.attribute },
              { header: "You ruled", cell: (row) => (row.present ? "yes" : "no") },
              { header: "Holds now", cell: (row) => (row.inForce == null ? "open" : row.inForce ? "yes" : "no") },
              { header: "Reason", cell: (row) => row.reason },
              {
                header: "Actions",
                cell: (row) =>
                  row.canTakeBack && (
                    <Button
                      size="xs"
                      variant="outline"
                      aria-label={`Take back ${row.attribute} of ${row.taskId.slice(-6)}`}
                      onClick={() => takeBack.mutate(row)}
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
