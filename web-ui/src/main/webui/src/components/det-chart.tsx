import { useLocale } from "@/lib/i18n/locale";
import { Chart } from "./chart";
import { DataTable } from "./data-table";
import type { Curve } from "./det-plot";

type Props = {
  curves: readonly Curve[];
  /** What tells the curves apart. */
  by: "Iteration" | "Where";
  /** Whether attacks are counted over all species together; otherwise the worst species counts. */
  pooled?: boolean;
  finding: string;
  name: string;
  file: string;
  csv: () => string;
};

/** The trade-off along all thresholds, with the frozen one marked. */
export function DetChart({ curves, by, pooled = false, finding, name, file, csv }: Props) {
  const { format } = useLocale();
  const rows = curves.flatMap((curve) => curve.points.map((point) => ({ name: curve.name, ...point })));
  return (
    <Chart
      finding={finding}
      file={file}
      minHeight={320}
      draw={async (width) => {
        const { detPlot } = await import("./det-plot");
        const x = pooled ? "attacks accepted, %" : "APCER of the worst species, %";
        return detPlot(curves, { width, name, finding, x });
      }}
      csv={csv}
      note={
        `Normal-deviate axes, cut at 0.1% and 95%${pooled ? ", all species pooled" : ""}; ` +
        "the diamond is the frozen threshold, the thin line has equal errors."
      }
      table={
        <DataTable
          caption="Detection error trade-off"
          rows={rows}
          rowKey={(p) => `${p.name} ${p.threshold}`}
          empty="No curve."
          columns={[
            { header: by, cell: (p) => p.name },
            { header: "Attack from", cell: (p) => p.threshold.toPrecision(4), numeric: true },
            {
              header: pooled ? "Attacks accepted" : "APCER, worst species",
              cell: (p) => format.plainPercent(p.accepted),
              numeric: true,
            },
            { header: "BPCER", cell: (p) => format.plainPercent(p.bpcer), numeric: true },
          ]}
        />
      }
    />
  );
}
