import type { Formats } from "@/lib/format";
import type { Difference, Rate } from "@/lib/api/views";
import { wordsFor } from "@/lib/vocabulary";

type Metric = { title: string; says: string };

/** The rates of ISO/IEC 30107-3 and their relatives in the order in which they are shown. */
const METRICS: Record<string, Metric> = {
  apcer_max: { title: "APCER, worst species", says: "attacks accepted" },
  bpcer: { title: "BPCER", says: "genuine sessions rejected" },
  apnrr: { title: "APNRR", says: "attacks without a response" },
  bpnrr: { title: "BPNRR", says: "genuine sessions without a response" },
  bpcer20: { title: "BPCER20", says: "BPCER at the threshold where no species passes 5%" },
  hter: { title: "HTER", says: "mean of FAR and FRR at the frozen threshold" },
  far: { title: "FAR", says: "attacks accepted, all species pooled" },
  frr: { title: "FRR", says: "the same as BPCER" },
  eer: { title: "EER", says: "at the threshold of these very sessions" },
  auc: { title: "AUC", says: "pairs put in the right order" },
  acer: { title: "ACER (deprecated)", says: "mean of the worst APCER and BPCER; ISO has dropped it" },
};

export const ORDER = Object.keys(METRICS);
export const titleOf = (name: string) => METRICS[name]?.title ?? wordsFor(name);
export const saysOf = (name: string) => METRICS[name]?.says ?? "";
/** Of all metrics only the AUC is better when it is higher. */
export const higherIsBetter = (name: string) => name === "auc";

/**
 * A rate in the figures that the API gives for it: nothing is worked out from them here. Whose rate the worst one is
 * comes first.
 */
export function rateInWords(rate: Rate, format: Formats): string {
  const { value, low = null, high = null, errors, species } = rate;
  if (value == null) return "nothing to take a share of";
  const estimated = { ...rate, rate: value, low, high };
  const words = errors == null ? format.estimated(estimated) : format.measured({ ...estimated, errors });
  return species == null ? words : `${wordsFor(species)}: ${words}`;
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
