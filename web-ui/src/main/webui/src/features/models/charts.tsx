import { Chart } from "@/components/chart";
import { DataTable } from "@/components/data-table";
import { DetChart } from "@/components/det-chart";
import type { Curve } from "@/components/det-plot";
import { kindsOf, sessionsOf } from "@/components/histogram";
import { HistogramChart } from "@/components/histogram-chart";
import type { Evaluation } from "@/lib/api/views";
import { csvText } from "@/lib/files";
import type { Formats } from "@/lib/format";
import { useLocale } from "@/lib/i18n/locale";
import { wordsFor } from "@/lib/vocabulary";
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
        const { intervalPlot } = await import("@/components/interval-plot");
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
          width,
          name: `APCER by species of ${nameOf(evaluation)}`,
          finding,
          axis: "attacks accepted, %",
          domain: [0, top],
          zero: 0,
        });
      }}
      csv={() =>
        csvText(
          ["iteration", "attempts", "split", "species", "apcer", "low", "high", "errors", "sessions", "participants"],
          species.map((s) => [
            nameOf(evaluation),
            evaluation.attempts,
            evaluation.split ?? "",
            s.name,
            s.value ?? "",
            s.low ?? "",
            s.high ?? "",
            s.errors ?? "",
            s.sessions,
            s.participants,
          ]),
        )
      }
      note={
        <>
          95% intervals, clustered by participant. Hollow: fewer than {MIN_SESSIONS} sessions or {MIN_PEOPLE} people.
        </>
      }
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

const rateOf = (e: Evaluation, name: string) => e.rates.find((r) => r.name === name);

function eerInWords(evaluation: Evaluation, format: Formats): string {
  const eer = rateOf(evaluation, "eer");
  return eer === undefined ? "unknown" : rateInWords(eer, format);
}

function curveOf(evaluation: Evaluation, format: Formats): Curve {
  const accepted = rateOf(evaluation, "apcer_max")?.value;
  const bpcer = rateOf(evaluation, "bpcer")?.value;
  const label = `attack from ${format.score(evaluation.iteration.threshold)}`;
  return {
    name: nameOf(evaluation),
    points: evaluation.det.map((p) => ({ threshold: p.threshold, accepted: p.apcerMax, bpcer: p.bpcer })),
    ...(accepted == null || bpcer == null ? {} : { at: { accepted, bpcer, label } }),
  };
}

/** Of two iterations over the same axes, the first dashed. */
export function TradeOffChart({ evaluations }: { evaluations: readonly Evaluation[] }) {
  const { format } = useLocale();
  const drawn = evaluations.filter((e) => e.det.length > 0);
  const [first] = drawn;
  if (!first) return null;
  return (
    <DetChart
      curves={drawn.map((e) => curveOf(e, format))}
      by="Iteration"
      finding={drawn.map((e) => `${nameOf(e)}: EER ${eerInWords(e, format)}`).join(" · ")}
      name={`Detection error trade-off of ${drawn.map(nameOf).join(" and ")}`}
      file={fileOf(first, drawn.length === 2 ? "det-compared" : "det")}
      csv={() =>
        csvText(
          ["iteration", "threshold", "apcer_max", "far", "bpcer"],
          drawn.flatMap((e) => e.det.map((p) => [nameOf(e), p.threshold, p.apcerMax, p.far, p.bpcer])),
        )
      }
    />
  );
}

/** How the scores lie, genuine sessions first, then every species. */
export function ScoresChart({ evaluation }: Props) {
  const { format } = useLocale();
  const kinds = kindsOf(evaluation.histograms);
  return (
    <HistogramChart
      kinds={kinds}
      threshold={evaluation.iteration.threshold}
      sessions={`${format.count(sessionsOf(kinds))} sessions`}
      name={`Score histograms of ${nameOf(evaluation)}`}
      file={fileOf(evaluation, "scores")}
      lead={{ iteration: nameOf(evaluation) }}
    />
  );
}
