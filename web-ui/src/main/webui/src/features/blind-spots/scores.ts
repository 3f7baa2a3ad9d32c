import type { Curve } from "@/components/det-plot";
import { kindsOf } from "@/components/histogram";
import type { Rate, TradeOff } from "@/lib/api/views";
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

export function curvesOf(found: TradeOff): Curve[] {
  return sides(found)
    .filter(([, side]) => side.det.length > 0)
    .map(([name, { det, accepted, rejected }]) => ({
      name,
      points: det.map((p) => ({ threshold: p.threshold, accepted: p.far, bpcer: p.bpcer })),
      ...(accepted.value == null || rejected.value == null
        ? {}
        : { at: { accepted: accepted.value, bpcer: rejected.value, label: "" } }),
    }));
}

const passedOf = ({ accepted, rejected }: Side, format: Formats) =>
  `attacks pass in ${rateOf(accepted, format)}, genuine sessions are rejected in ${rateOf(rejected, format)}`;

function rateOf({ value, low = null, high = null, ...counts }: Rate, format: Formats): string {
  return value == null ? "none" : format.measured({ ...counts, errors: counts.errors ?? 0, rate: value, low, high });
}

/** What the frozen threshold gives on either side, in the counts of the API. */
export function tradeOffInWords(found: TradeOff, format: Formats): string {
  return sides(found)
    .filter(([, side]) => side.det.length > 0)
    .reverse()
    .map(([where, side]) => `${where} ${passedOf(side, format)}`)
    .join("; ")
    .replace(/^./, (first) => first.toUpperCase());
}
