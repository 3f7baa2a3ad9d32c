import type { Curve } from "@/components/det-plot";
import type { Bar } from "@/components/histogram-plot";
import type { TradeOff } from "@/lib/api/views";
import type { Formats } from "@/lib/format";

type Side = TradeOff["here"];

const sides = (found: TradeOff): [string, Side][] => [
  ["elsewhere", found.elsewhere],
  ["here", found.here],
];
const total = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0);

/** Genuine sessions and attacks, each elsewhere and here; kinds of which there is none are left out. */
function kinds(found: TradeOff) {
  return sides(found)
    .flatMap(([where, side]) =>
      side.histograms.map(({ species, counts }) => ({
        kind: `${species ?? "genuine"}, ${where}`,
        attack: species != null,
        counts,
      })),
    )
    .filter(({ counts }) => total(counts) > 0)
    .sort((a, b) => Number(a.attack) - Number(b.attack));
}

export const panelsOf = (found: TradeOff, format: Formats) =>
  kinds(found).map(({ kind, attack, counts }) => ({
    kind,
    attack,
    label: `${attack ? "▲" : "●"} ${kind} · ${format.count(total(counts))} sessions`,
  }));

export const barsOf = (found: TradeOff): (Bar & { n: number })[] =>
  kinds(found).flatMap(({ kind, attack, counts }) =>
    counts.map((n, i) => ({
      kind,
      attack,
      n,
      from: i / counts.length,
      to: (i + 1) / counts.length,
      share: n / total(counts),
    })),
  );

/** The operating point on a curve: what the frozen threshold gives. */
function at(side: Side, threshold: number) {
  return side.det.findLast((point) => point.threshold <= threshold) ?? side.det[0];
}

/** With all species pooled, the share of attacks accepted takes the place of the worst species. */
export function curvesOf(found: TradeOff): Curve[] {
  return sides(found)
    .filter(([, side]) => side.det.length > 0)
    .map(([name, side]) => {
      const point = at(side, found.threshold);
      return {
        name,
        points: side.det.map((p) => ({ threshold: p.threshold, apcerMax: p.far, bpcer: p.bpcer })),
        ...(point ? { at: { apcerMax: point.far, bpcer: point.bpcer, label: "" } } : {}),
      };
    });
}

export function tradeOffInWords(found: TradeOff, format: Formats): string {
  return sides(found)
    .filter(([, side]) => side.det.length > 0)
    .reverse()
    .map(([where, side]) => {
      const point = at(side, found.threshold);
      return point
        ? `${where} ${format.percent(point.far)} of attacks pass and ${format.percent(point.bpcer)} of genuine sessions are rejected`
        : "";
    })
    .join("; ")
    .replace(/^./, (first) => first.toUpperCase());
}
