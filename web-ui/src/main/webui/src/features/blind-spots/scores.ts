import type { Curve } from "@/components/det-plot";
import { kindsOf } from "@/components/histogram";
import type { TradeOff } from "@/lib/api/views";
import type { Formats } from "@/lib/format";

type Side = TradeOff["here"];

const sides = (found: TradeOff): [string, Side][] => [
  ["elsewhere", found.elsewhere],
  ["here", found.here],
];

/** Genuine sessions and attacks, each elsewhere and here. */
export const kindsBehind = (found: TradeOff) =>
  sides(found)
    .flatMap(([where, side]) => kindsOf(side.histograms, where))
    .sort((a, b) => Number(a.attack) - Number(b.attack));

/** The operating point on a curve: what the frozen threshold gives. */
function at(side: Side, threshold: number) {
  return side.det.findLast((point) => point.threshold <= threshold) ?? side.det[0];
}

export function curvesOf(found: TradeOff): Curve[] {
  return sides(found)
    .filter(([, side]) => side.det.length > 0)
    .map(([name, side]) => {
      const point = at(side, found.threshold);
      return {
        name,
        points: side.det.map((p) => ({ threshold: p.threshold, accepted: p.far, bpcer: p.bpcer })),
        ...(point ? { at: { accepted: point.far, bpcer: point.bpcer, label: "" } } : {}),
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
        ? `${where} ${format.percent(point.far)} of attacks pass and ` +
            `${format.percent(point.bpcer)} of genuine sessions are rejected`
        : "";
    })
    .join("; ")
    .replace(/^./, (first) => first.toUpperCase());
}
