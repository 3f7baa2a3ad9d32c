import { Code } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import { Page } from "@/components/page";
import { answer, api } from "@/lib/api/client";
import { useLocale } from "@/lib/i18n/locale";

export function ModelsPage() {
  const { format } = useLocale();
  const models = useQuery({ queryKey: ["models"], queryFn: () => answer(api.GET("/api/blindspot/models")), refetchInterval: 10_000 });
  return (
    <Page title="Models">
      <Loaded query={models}>
        {(rows) => (
          <DataTable
            caption="Model iterations"
            rows={rows}
            rowKey={(m) => m.id}
            empty="Registered model iterations appear here. The demonstration network is registered when the platform starts."
            columns={[
              { header: "Name", cell: (m) => (m.demonstration ? `${m.name} (demonstration)` : m.name) },
              { header: "Iteration", cell: (m) => format.count(m.iteration), numeric: true },
              { header: "State", cell: (m) => m.state },
              { header: "Attack from", cell: (m) => format.score(m.threshold), numeric: true },
              { header: "Heads", cell: (m) => m.heads.join(", ") },
              { header: "Scored", cell: (m) => `${format.count(m.scored)} of ${format.count(m.scored + m.toScore)}`, numeric: true },
              { header: "Manifest sha256", cell: (m) => <Code title={m.digest}>{m.digest.slice(0, 16)}…</Code> },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}
