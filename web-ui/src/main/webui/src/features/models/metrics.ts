import type { Formats } from "@/lib/format";
import type { Difference, Rate } from "@/lib/api/views";
import { wordsFor } from "@/lib/vocabulary";

type Metric = { title: string; says: string; share: boolean };

/**
 * The rates of ISO/IEC 30107-3 and their relatives in the order in which they are shown. `share`: of presentations, so
 * that "3 of 7" can be said.
 */
const METRICS: Record<string, Metric> = {
  apcer_max: { title: "APCER, worst species", says: "attacks accepted", share: true },
  bpcer: { title: "BPCER", says: "genuine sessions rejected", share: true },
  apnrr: { title: "APNRR", says: "attacks without a response", share: true },
  bpnrr: { title: "BPNRR", says: "genuine sessions without a response", share: true },
  bpcer20: { title: "BPCER20", says: "BPCER at the threshold where no species passes 5%", share: false },
  hter: { title: "HTER", says: "mean of FAR and FRR at the frozen threshold", share: false },
  far: { title: "FAR", says: "attacks accepted, all species pooled", share: true },
  frr: { title: "FRR", says: "the same as BPCER", share: true },
  eer: { title: "EER", says: "at the threshold of these very sessions", share: false },
  auc: { title: "AUC", says: "pairs put in the right order", share: false },
  acer: { title: "ACER (deprecated)", says: "mean of the worst APCER and BPCER; ISO has dropped it", share: false },
};

export const ORDER = Object.keys(METRICS);
export const titleOf = (name: string) => METRICS[name]?.title ?? wordsFor(name);
export const saysOf = (name: string) => METRICS[name]?.says ?? "";
/** Of all metrics only the AUC is better when it is higher. */
export const higherIsBetter = (name: string) => name === "auc";
const isShare = (name: string) => METRICS[name]?.share ?? true;

/** No rate without its interval, sessions and people; below ten sessions no percent either. */
export function rateInWords(rate: Rate, format: Formats): string {
  const { name, value, low, high, sessions, participants } = rate;
  if (value == null) return "nothing to take a share of";
  const people = `${format.count(participants)} ${participants === 1 ? "person" : "people"}`;
  if (isShare(name) && sessions < 10)
    return `${format.count(Math.round(value * sessions))} of ${format.count(sessions)} · ${people}`;
  const size = `${format.count(sessions)} sessions, ${people}`;
  if (low == null || high == null) return `${format.percent(value)} (too few people for an interval) · ${size}`;
  return `${format.interval(value, low, high)} · ${size}`;
}

export type Verdict = "better" | "worse" | "not shown to differ";

/** What the interval of a difference shows, and nothing that it does not. */
export function verdictOf({ name, low, high }: Pick<Difference, "name" | "low" | "high">): Verdict {
  if (low == null || high == null || (low <= 0 && high >= 0)) return "not shown to differ";
  return high < 0 === higherIsBetter(name) ? "worse" : "better";
}

export function differenceInWords({ difference, low, high }: Difference, format: Formats): string {
  if (difference == null) return "nothing to compare";
  if (low == null || high == null) return format.points(difference);
  return format.pointsInterval(difference, low, high);
}

const LEFT_OUT: Record<string, string> = {
  not_decided: "not decided yet",
  rejected: "rejected",
  in_training: "kept out because the iteration learned from participants",
  not_scored: "not scored yet",
};

export function leftOutInWords(leftOut: readonly { reason: string; sessions: number }[], format: Formats): string {
  if (leftOut.length === 0) return "No session was left out.";
  return `Left out: ${leftOut.map((l) => `${format.count(l.sessions)} ${LEFT_OUT[l.reason] ?? l.reason}`).join(", ")}.`;
}
