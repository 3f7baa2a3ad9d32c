import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { Chart } from "./chart";
import { DataTable } from "./data-table";
import { barsOf, labelOf, type Kind } from "./histogram";

type Props = {
  kinds: readonly Kind[];
  threshold: number;
  /** How many sessions there are, as the finding says it. */
  sessions: string;
  /** What the scores are of. */
  name: string;
  file: string;
  /** The columns that come first in the file, and what every row says in them. */
  lead: Record<string, string | number>;
};

/** How the scores lie, a panel for each kind. */
export function HistogramChart({ kinds, threshold, sessions, name, file, lead }: Props) {
  const { format } = useLocale();
  if (kinds.length === 0) return null;
  const bars = barsOf(kinds);
  const thresholdLabel = `attack from ${format.score(threshold)}`;
  const finding = `Scores of ${sessions}; ${thresholdLabel}`;
  return (
    <Chart
      finding={finding}
      file={file}
      minHeight={60 + 84 * kinds.length}
      draw={async (width) => {
        const { histogramPlot } = await import("./histogram-plot");
        const panels = kinds.map((k) => ({ kind: k.kind, attack: k.attack, label: labelOf(k, format) }));
        return histogramPlot(bars, { width, name, finding, threshold, thresholdLabel, kinds: panels });
      }}
      csv={() =>
        csvText(
          [...Object.keys(lead), "kind", "from", "to", "sessions"],
          bars.map((b) => [...Object.values(lead), b.kind, b.from, b.to, b.n]),
        )
      }
      note="Bars are shares of their kind; all panels share their axes."
      table={
        <DataTable
          caption="Score histograms"
          rows={bars.filter((b) => b.n > 0)}
          rowKey={(b) => `${b.kind} ${b.from}`}
          empty="No score."
          columns={[
            { header: "Kind", cell: (b) => b.title },
            { header: "Score", cell: (b) => `${format.score(b.from)} to ${format.score(b.to)}` },
            { header: "Sessions", cell: (b) => format.count(b.n), numeric: true },
          ]}
        />
      }
    />
  );
}
