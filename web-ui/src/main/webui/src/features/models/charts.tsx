import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import type { Evaluation } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
import type { Curve } from "@/components/det-plot";
import type { Bar } from "@/components/histogram-plot";
import { rateInWords } from "./metrics";

type Props = { evaluation: Evaluation };

const fileOf = ({ iteration }: Evaluation, what: string) => `scotoma-${iteration.name}-${iteration.iteration}-${what}`;
const nameOf = ({ iteration }: Evaluation) => `${iteration.name} ${iteration.iteration}`;
const MIN_SESSIONS = 100;
const MIN_PEOPLE = 10;

/** APCER of every species with its interval, the worst first. */
export function SpeciesChart({ evaluation }: Props) {
  const { format } = useLocale();
  const species = evaluation.species.filter((s) => s.value != null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const worst = species[0];
  const finding = worst
    ? `${wordsFor(worst.name)} passes most often: ${rateInWords(worst, format)}`
    : "No attack has been judged";
  if (!worst) return null;
  return (
    <Chart
      finding={finding}
      file={fileOf(evaluation, "species")}
      minHeight={56 + 28 * species.length}
      draw={async (width) => {
        const { intervalPlot } = await import("./interval-plot");
        const rows = species.map((s) => ({
          name: wordsFor(s.name),
          value: s.value ?? 0,
          low: s.low ?? null,
          high: s.high ?? null,
          colour: "var(--sc-wrong)",
          small: s.sessions < MIN_SESSIONS || s.participants < MIN_PEOPLE,
        }));
        const top = Math.min(1, 1.1 * Math.max(0.05, ...rows.map((r) => r.high ?? r.value)));
        return intervalPlot(rows, {
          width: Math.max(288, width),
          name: `APCER by species of ${nameOf(evaluation)}`,
          finding,
          axis: "attacks accepted, %",
          domain: [0, top],
          zero: 0,
        });
      }}
      csv={() =>
        csvText(
          ["iteration", "attempts", "split", "species", "apcer", "low", "high", "sessions", "participants"],
          species.map((s) => [
            nameOf(evaluation),
            evaluation.attempts,
            evaluation.split ?? "",
            s.name,
            s.value ?? "",
            s.low ?? "",
            s.high ?? "",
            s.sessions,
            s.participants,
          ]),
        )
      }
      note={`95% intervals, clustered by participant. Hollow: fewer than ${MIN_SESSIONS} sessions or ${MIN_PEOPLE} people.`}
      table={
        <DataTable
          caption="APCER by species"
          rows={species}
          rowKey={(s) => s.name}
          empty="No attack has been judged."
          columns={[
            { header: "Species", cell: (s) => wordsFor(s.name) },
            { header: "APCER", cell: (s) => rateInWords(s, format) },
          ]}
        />
      }
    />
  );
}

/** The trade-off along all thresholds, with the frozen one marked. Of two iterations over the same axes, the first dashed. */
export function DetChart({ evaluations }: { evaluations: readonly [Evaluation] | readonly [Evaluation, Evaluation] }) {
  const { format } = useLocale();
  const drawn = evaluations.filter((e) => e.det.length > 0);
  const [first] = drawn;
  if (!first) return null;
  const rate = (e: Evaluation, name: string) => e.rates.find((r) => r.name === name)?.value;
  const curves: Curve[] = drawn.map((e) => {
    const apcerMax = rate(e, "apcer_max");
    const bpcer = rate(e, "bpcer");
    const at =
      apcerMax == null || bpcer == null
        ? {}
        : { at: { apcerMax, bpcer, label: `attack from ${format.score(e.iteration.threshold)}` } };
    return { name: nameOf(e), points: e.det, ...at };
  });
  const finding = drawn
    .map((e) => {
      const eer = e.rates.find((r) => r.name === "eer");
      return `${nameOf(e)}: EER ${eer?.value == null ? "unknown" : eer.low == null || eer.high == null ? format.percent(eer.value) : format.interval(eer.value, eer.low, eer.high)}`;
    })
    .join(" · ");
  const rows = drawn.flatMap((e) => e.det.map((p) => ({ name: nameOf(e), ...p })));
  return (
    <Chart
      finding={finding}
      file={fileOf(first, drawn.length === 2 ? "det-compared" : "det")}
      minHeight={320}
      draw={async (width) => {
        const { detPlot } = await import("@/components/det-plot");
        return detPlot(curves, {
          width: Math.max(288, width),
          name: `Detection error trade-off of ${curves.map((c) => c.name).join(" and ")}`,
          finding,
          x: "APCER of the worst species, %",
        });
      }}
      csv={() =>
        csvText(
          ["iteration", "threshold", "apcer_max", "far", "bpcer"],
          rows.map((p) => [p.name, p.threshold, p.apcerMax, p.far, p.bpcer]),
        )
      }
      note="Normal-deviate axes, cut at 0.1% and 95%; the diamond is the frozen threshold, the thin line has equal errors."
      table={
        <DataTable
          caption="Detection error trade-off"
          rows={rows}
          rowKey={(p) => `${p.name} ${p.threshold}`}
          empty="No curve."
          columns={[
            { header: "Iteration", cell: (p) => p.name },
            { header: "Attack from", cell: (p) => p.threshold.toPrecision(4), numeric: true },
            { header: "APCER, worst species", cell: (p) => format.percent(p.apcerMax), numeric: true },
            { header: "BPCER", cell: (p) => format.percent(p.bpcer), numeric: true },
          ]}
        />
      }
    />
  );
}

/** How the scores lie, genuine sessions first, then every species. */
export function HistogramChart({ evaluation }: Props) {
  const { format } = useLocale();
  const threshold = evaluation.iteration.threshold;
  const kinds = evaluation.histograms
    .map((h) => ({
      kind: h.species ?? "genuine",
      attack: h.species != null,
      counts: h.counts,
      total: h.counts.reduce((a, b) => a + b, 0),
    }))
    .filter((k) => k.total > 0);
  if (kinds.length === 0) return null;
  const title = (k: { kind: string; attack: boolean; total: number }) =>
    `${k.attack ? "▲" : "●"} ${wordsFor(k.kind)} · ${format.count(k.total)} sessions`;
  const finding = `Scores of ${format.count(kinds.reduce((sum, k) => sum + k.total, 0))} sessions; attack from ${format.score(threshold)}`;
  const bars = kinds.flatMap((k) =>
    k.counts.map((n, i): Bar & { n: number } => ({
      kind: k.kind,
      attack: k.attack,
      from: i / k.counts.length,
      to: (i + 1) / k.counts.length,
      share: n / k.total,
      n,
    })),
  );
  return (
    <Chart
      finding={finding}
      file={fileOf(evaluation, "scores")}
      minHeight={48 + 84 * kinds.length}
      draw={async (width) => {
        const { histogramPlot } = await import("@/components/histogram-plot");
        const labels = kinds.map((k) => ({ kind: k.kind, label: title(k), attack: k.attack }));
        return histogramPlot(bars, {
          width: Math.max(288, width),
          name: `Score histograms of ${nameOf(evaluation)}`,
          finding,
          threshold,
          thresholdLabel: `attack from ${format.score(threshold)}`,
          kinds: labels,
        });
      }}
      csv={() =>
        csvText(
          ["iteration", "kind", "from", "to", "sessions"],
          bars.map((b) => [nameOf(evaluation), b.kind, b.from, b.to, b.n]),
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
            { header: "Kind", cell: (b) => wordsFor(b.kind) },
            { header: "Score", cell: (b) => `${format.score(b.from)} to ${format.score(b.to)}` },
            { header: "Sessions", cell: (b) => format.count(b.n), numeric: true },
          ]}
        />
      }
    />
  );
}
