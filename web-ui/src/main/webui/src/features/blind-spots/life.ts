import type { BlindSpot, Life, MiningRun, Model, Retest } from "@/lib/api/views";
import { keyOf, type Condition } from "@/lib/conditions";
import type { Formats } from "@/lib/format";
import type { Retested } from "./retests-plot";

/** What a state means and what comes next. */
export const STATES: Record<string, string> = {
  FOUND: "Found. Nobody has collected for it yet.",
  COLLECTING: "A campaign collects for it.",
  COLLECTED: "Its campaigns have closed. An iteration made from this one can be retested.",
  CLOSED:
    "Closed: new people showed that the excess is below the margin. " +
    "A later run that finds it again gives it a new number.",
  PERSISTING: "It persists. Train again, or collect more, then retest.",
};

export const VERDICTS: Record<string, string> = {
  below_margin: "below the margin",
  not_below_margin: "not below the margin",
  too_few: "too few new people to tell",
};

const named = (model: { name: string; iteration: number }) => `${model.name} iteration ${model.iteration}`;

/** The iterations that were made from one, at any remove: the only ones that may close its blind spots. */
export function madeFrom(first: { name: string; iteration: number }, models: readonly Model[]): Model[] {
  const made = new Set<string>();
  const isMade = ({ parent }: Model) => parent != null && (parent === named(first) || made.has(parent));
  // Nothing promises that parents are listed before their children.
  for (let before = -1; before !== made.size;) {
    before = made.size;
    models.filter(isMade).forEach((model) => made.add(named(model)));
  }
  return models.filter(isMade);
}

/** What a campaign for a place is asked to record; the search of the page that opens one. */
export function collecting(
  run: MiningRun,
  conditions: readonly Condition[],
): { at: string; kind: "genuine" | "attack" } {
  const named = conditions.find(({ axis }) => axis === "attack_type")?.value;
  // A mining run of one species has it as a condition of everything.
  const whole =
    named === undefined && run.species != null
      ? [{ axis: "attack_type", value: run.species }, ...conditions]
      : conditions;
  return { at: keyOf(whole), kind: run.outcome === "bpcer" || named === "none" ? "genuine" : "attack" };
}

/** What is expected from the people outside, who are weighed by their species: no plain share of them. */
export function elsewhereOf({ baseline, baselineLow, baselineHigh, outside }: Retest, format: Formats): string {
  if (baseline == null) return "";
  return format.estimated({ ...outside, rate: baseline, low: baselineLow ?? null, high: baselineHigh ?? null });
}

/** "+3.1 points (95% CI -2.0 to +8.2)" */
export function excessOf(retest: Retest, format: Formats): string {
  const { excess, low, high } = retest;
  if (excess == null || low == null || high == null) return "not known: a species has nobody outside";
  return format.pointsInterval(excess, low, high);
}

/** Those whose excess is known, as they are drawn; two of one iteration are told apart by their order. */
export function retested(retests: readonly Retest[]): Retested[] {
  return retests.flatMap(({ name, iteration, excess, low, high, bound, margin, verdict }, i) =>
    excess == null || low == null || high == null
      ? []
      : [
          {
            row: `${i + 1}. ${name} ${iteration}`,
            excess,
            low,
            high,
            bound: bound ?? null,
            margin,
            verdict: VERDICTS[verdict] ?? verdict,
            closed: verdict === "below_margin",
          },
        ],
  );
}

/** One sentence on where it stands. */
export function standing(spot: BlindSpot, life: Life): string {
  const last = life.retests.at(-1);
  const state = STATES[life.state] ?? life.state;
  return last && (life.state === "PERSISTING" || life.state === "CLOSED")
    ? `${state} Retested on ${last.name} ${last.iteration}: ${VERDICTS[last.verdict] ?? last.verdict}.`
    : `${state}${life.state === "FOUND" ? ` It was found in mining run ${spot.run.number}.` : ""}`;
}
