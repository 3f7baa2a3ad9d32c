import { Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { Loaded } from "@/components/loaded";
import type { MiningRun, TradeOff } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { tradeOffQuery } from "./queries";
import { barsOf, curvesOf, panelsOf, tradeOffInWords } from "./scores";

type Props = { run: MiningRun; at: string };

/** How the scores lie under the conditions and elsewhere: whether another threshold would help, or only another network. */
export function ScoresBehind({ run, at }: Props) {
  const tradeOff = useQuery(tradeOffQuery(run.number, at));
  return (
    <Loaded query={tradeOff} height={400}>
      {(found) => (
        <Stack gap="md">
          <Histograms run={run} found={found} />
          {curvesOf(found).length > 0 ? (
            <Det run={run} found={found} />
          ) : (
            <Text c="dimmed" className="card">
              There is no trade-off to draw: here and elsewhere one of genuine sessions and attacks is missing.
            </Text>
          )}
        </Stack>
      )}
    </Loaded>
  );
}

function Histograms({ run, found }: { run: MiningRun; found: TradeOff }) {
  const { format } = useLocale();
  const panels = panelsOf(found, format);
  if (panels.length === 0) return null;
  const bars = barsOf(found);
  const finding = `Scores of ${format.count(found.here.sessions)} sessions here and ${format.count(found.elsewhere.sessions)} elsewhere; attack from ${format.score(found.threshold)}`;
  const drawn = bars.filter((bar) => bar.n > 0);
  return (
    <Chart
      finding={finding}
      file={`scotoma-look-${run.number}-scores`}
      minHeight={48 + 84 * panels.length}
      draw={async (width) => {
        const { histogramPlot } = await import("@/components/histogram-plot");
        return histogramPlot(bars, {
          width: Math.max(288, width),
          name: `Score histograms here and elsewhere, look ${run.number}`,
          finding,
          threshold: found.threshold,
          thresholdLabel: `attack from ${format.score(found.threshold)}`,
          kinds: panels,
        });
      }}
      csv={() =>
        csvText(
          ["look", "iteration", "kind", "from", "to", "sessions"],
          bars.map((b) => [run.number, `${run.name}-${run.iteration}`, b.kind, b.from, b.to, b.n]),
        )
      }
      note="Bars are shares of their kind; all panels share their axes."
      table={
        <DataTable
          caption="Score histograms"
          rows={drawn}
          rowKey={(b) => `${b.kind} ${b.from}`}
          empty="No score."
          columns={[
            { header: "Kind", cell: (b) => b.kind },
            { header: "Score", cell: (b) => `${format.score(b.from)} to ${format.score(b.to)}` },
            { header: "Sessions", cell: (b) => format.count(b.n), numeric: true },
          ]}
        />
      }
    />
  );
}

function Det({ run, found }: { run: MiningRun; found: TradeOff }) {
  const { format } = useLocale();
  const curves = curvesOf(found);
  const finding = tradeOffInWords(found, format);
  const rows = curves.flatMap((curve) => curve.points.map((p) => ({ name: curve.name, ...p })));
  return (
    <Chart
      finding={finding}
      file={`scotoma-look-${run.number}-det`}
      minHeight={320}
      draw={async (width) => {
        const { detPlot } = await import("@/components/det-plot");
        return detPlot(curves, {
          width: Math.max(288, width),
          name: `Detection error trade-off here and elsewhere, look ${run.number}`,
          finding,
          x: "attacks accepted, %",
        });
      }}
      csv={() =>
        csvText(
          ["look", "iteration", "where", "threshold", "attacks_accepted", "bpcer"],
          rows.map((p) => [run.number, `${run.name}-${run.iteration}`, p.name, p.threshold, p.apcerMax, p.bpcer]),
        )
      }
      note="Normal-deviate axes, cut at 0.1% and 95%, all species pooled; the diamond is the frozen threshold, the thin line has equal errors."
      table={
        <DataTable
          caption="Detection error trade-off"
          rows={rows}
          rowKey={(p) => `${p.name} ${p.threshold}`}
          empty="No curve."
          columns={[
            { header: "Where", cell: (p) => p.name },
            { header: "Attack from", cell: (p) => p.threshold.toPrecision(4), numeric: true },
            { header: "Attacks accepted", cell: (p) => format.percent(p.apcerMax), numeric: true },
            { header: "BPCER", cell: (p) => format.percent(p.bpcer), numeric: true },
          ]}
        />
      }
    />
  );
}
