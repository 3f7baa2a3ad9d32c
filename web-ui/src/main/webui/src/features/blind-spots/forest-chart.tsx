import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { MinedSubdomain, MiningRun } from "@/lib/api/views";
import { inWords, keyOf } from "@/lib/conditions";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { oddsRatioOf } from "./findings";
import { effectsOf } from "./forest";

type Props = { run: MiningRun; subdomains: readonly MinedSubdomain[] };

/** All that is reported in one fit: by how much each multiplies the odds beside the others. */
export function ForestChart({ run, subdomains }: Props) {
  const { format, locale } = useLocale();
  const reported = subdomains.filter(({ beside }) => beside != null);
  const effects = effectsOf(reported, locale);
  const finding =
    `${format.count(run.found)} worse and ${format.count(run.safer)} safer, ` +
    "each by how much it multiplies the odds beside the others";
  return (
    <Chart
      finding={finding}
      file={`scotoma-mining-run-${run.number}-odds-ratios`}
      minHeight={80 + 52 * effects.length}
      draw={async (width) => {
        const { forestPlot } = await import("./forest-plot");
        return forestPlot(effects, { width, name: `Odds ratios of the joint fit, mining run ${run.number}`, finding });
      }}
      csv={() =>
        csvText(
          ["mining_run", "rank", "verdict", "conditions", "odds_ratio", "low", "high", "expected", "rate_capped"],
          reported.map((s) => [
            run.number,
            s.rank,
            s.verdict,
            keyOf(s.conditions),
            s.beside?.oddsRatio ?? "",
            s.beside?.oddsLow ?? "",
            s.beside?.oddsHigh ?? "",
            s.beside?.expected ?? "",
            s.beside?.cappedRate ?? "",
          ]),
        )
      }
      note={
        "All in one logistic fit. The line is at 1, where nothing would differ. Intervals make up for having been " +
        "selected; one that ends at the edge goes on."
      }
      table={
        <DataTable
          caption="Odds ratios of the joint fit"
          rows={reported}
          rowKey={(s) => String(s.rank)}
          empty="Nothing is reported."
          columns={[
            { header: "Conditions", cell: (s) => inWords(s.conditions, locale) },
            { header: "Odds ratio", cell: (s) => oddsRatioOf(s, locale) },
            { header: "Expected", cell: (s) => format.plainPercent(s.beside?.expected ?? s.expected), numeric: true },
          ]}
        />
      }
    />
  );
}
