import { DataTable } from "@/components/data-table";
import type { Consensus } from "@/lib/api/views";
import { useLocale } from "@/lib/i18n/locale";

export function ConsensusPart({ rows }: { rows: readonly Consensus[] }) {
  const { format } = useLocale();
  return (
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
  );
}
