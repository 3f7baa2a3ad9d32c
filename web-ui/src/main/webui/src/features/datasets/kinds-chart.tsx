import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { Preview } from "@/lib/api/views";
import { titleOf } from "@/lib/conditions";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import { kindsOf } from "./asked";

const MOST = 12;

/** How the sessions of a preview spread over one axis. */
export function KindsChart({ axis }: { axis: Preview["axes"][number] }) {
  const { format } = useLocale();
  const kinds = kindsOf(axis, MOST);
  const left = axis.values.length - MOST;
  const finding = `${titleOf(axis.axis)}: ${axis.values.length} ${axis.values.length === 1 ? "value" : "values"}${
    axis.unknown > 0 ? `, unknown in ${format.count(axis.unknown)}` : ""
  }`;
  return (
    <Chart
      finding={finding}
      note={
        "● genuine, then ▲ attack, by sessions." +
        (left > 0 ? ` ${format.count(left)} rarer values are in the table.` : "")
      }
      file={`scotoma-preview-${axis.axis}`}
      minHeight={56 + 28 * new Set(kinds.map(({ value }) => value)).size}
      draw={async (width) => {
        const { kindsPlot } = await import("./kinds-plot");
        return kindsPlot(kinds, { width, name: `Sessions by ${titleOf(axis.axis).toLowerCase()}`, finding });
      }}
      csv={() =>
        csvText(
          ["value", "genuine", "attack"],
          axis.values.map(({ value, genuine, attack }) => [value, genuine, attack]),
        )
      }
      table={
        <DataTable
          caption={finding}
          rows={axis.values}
          rowKey={({ value }) => value}
          empty="No session has a value."
          columns={[
            { header: "Value", cell: ({ value }) => wordsFor(value) },
            { header: "Genuine", cell: ({ genuine }) => format.count(genuine), numeric: true },
            { header: "Attack", cell: ({ attack }) => format.count(attack), numeric: true },
          ]}
        />
      }
    />
  );
}
