import type { Fact } from "@/components/facts";
import type { HeatMap, MinedSubdomain, MiningRun } from "@/lib/api/views";
import { edgesInWords, inWords, keyOf } from "@/lib/conditions";
import type { Formats } from "@/lib/format";
import { wordsFor } from "@/lib/vocabulary";
import { FAILS, isOutcome } from "./view";

const kinds: Record<string, string> = { apcer: "attack ", bpcer: "genuine " };
const kindOf = (run: MiningRun) =>
  run.species ? `${wordsFor(run.species).toLowerCase()} ` : (kinds[run.outcome] ?? "");
const attempts: Record<string, string> = { first: ", first attempts,", retries: ", retries only," };
const alphaOf = (run: MiningRun) => Number(run.alpha.toPrecision(2));
const times = (value: number, locale: string) =>
  `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)}×`;
const plural = (n: number, one: string, many: string, format: Formats) => `${format.count(n)} ${n === 1 ? one : many}`;

/** What a mining run covered, always above what it shows. */
export function scopeOf(run: MiningRun, format: Formats): string {
  const kind = kindOf(run);
  const sessions = plural(run.sessions, `${kind}session`, `${kind}sessions`, format);
  const people = plural(run.participants, "person", "people", format);
  return (
    `${sessions}${attempts[run.attempts] ?? ""} of ${people}, ${run.name} iteration ${run.iteration}, ` +
    `mining run ${run.number} of ${format.staffTime(run.minedAt)}. ` +
    `Base rate ${baseOf(run, format)}.`
  );
}

const baseOf = (run: MiningRun, format: Formats) =>
  format.measured({ ...run, rate: run.baseRate, low: run.baseLow, high: run.baseHigh });

/** By what rule, and what was left out. */
export function ruleOf(run: MiningRun, format: Formats): string {
  const tested = plural(run.tested, "subdomain", "subdomains", format);
  const support = plural(run.minSupport, "session", "sessions", format);
  const rule =
    `${tested} with at least ${support} and ${format.count(run.minEffectiveParticipants)} effective people tested; ` +
    `family-wise α ${alphaOf(run)}, ` +
    `the share that mining run ${run.place} at this outcome has of ${run.totalAlpha} over all of them, ` +
    `half of it for what is worse and half for what is safer, ` +
    `each against ${baselines[run.baseline] ?? run.baseline} and given the others found, errors clustered by person.`;
  const left = run.excluded.map(({ reason, sessions }) => `${format.count(sessions)} ${reasons[reason] ?? reason}`);
  return left.length === 0 ? rule : `${rule} Left out: ${left.join(", ")}.`;
}

/** What one more mining run costs: whoever looks again has less α left, whatever the run finds. */
export function costOf(before: readonly MiningRun[], alpha: string): string {
  const [last] = before;
  const place = (last?.place ?? 0) + 1;
  const total = last?.totalAlpha ?? (alpha === "" ? 0.05 : Number(alpha));
  const share = (6 * total) / (Math.PI * place) ** 2;
  return (
    `The next one is mining run ${place} at this iteration and outcome. It spends ${Number(share.toPrecision(2))} ` +
    `of α ${total}, whatever it finds; each one after it has less.`
  );
}

const baselines: Record<string, string> = {
  pooled: "the base rate",
  species: "the base rates of its species",
  campaign: "the base rates of its species and campaigns",
};

const reasons: Record<string, string> = {
  not_decided: "not decided yet",
  rejected: "rejected",
  in_training: "of people outside the test split, whom this iteration may have learned from",
  not_scored: "not scored by this iteration",
  retry: "retries",
  first_attempt: "first attempts",
  no_response: "without a response",
  single_frame: "of a single frame",
  not_perturbed: "without decisions on slightly changed frames",
  no_parent_decision: "that the parent has not decided",
};

export function foundOf(run: MiningRun, subdomains: readonly MinedSubdomain[], format: Formats): string {
  if (run.found > 0) return run.found === 1 ? "One blind spot" : `${format.count(run.found)} blind spots`;
  const thin = subdomains.filter((s) => s.verdict === "too_few").length;
  const none = `No blind spot passed α ${alphaOf(run)}.`;
  return thin === 0
    ? none
    : `${none} ${plural(thin, "single condition is", "single conditions are", format)} too thinly recorded to tell.`;
}

export function strongestOf(
  run: MiningRun,
  subdomains: readonly MinedSubdomain[],
  format: Formats,
  locale: string,
): string {
  const first = subdomains.find((s) => s.verdict === "found");
  if (!first) return `No subdomain is shown to fail more often than expected, at a base rate of ${baseOf(run, format)}`;
  const expected = first.beside?.expected ?? first.expected;
  return (
    `${inWords(first.conditions, locale)} is wrong in ${format.measured(first)}, ` +
    `${times(first.rate / expected, locale)} the ${format.plainPercent(expected)} that are expected`
  );
}

/** What was found in one plain sentence; how it is known comes after it. */
export function sentenceOf(run: MiningRun, s: MinedSubdomain, format: Formats, locale: string): string {
  const fails = isOutcome(run.outcome) ? FAILS[run.outcome] : "is wrong";
  const rate = format.plainPercent(s.beside?.cappedRate ?? s.rate);
  const only = s.verdict === "safer" ? "only " : "";
  return (
    `${run.name} iteration ${run.iteration} ${fails} in ${only}${rate} of ` +
    `${plural(s.sessions, "session", "sessions", format)} with ${inWords(s.conditions, locale)}, ` +
    `where ${format.plainPercent(s.beside?.expected ?? s.expected)} would be expected.`
  );
}

const oddsOf = (odds: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(odds);

/** "8.1 (interval 4.2 to 15)" */
export function oddsRatioOf(s: MinedSubdomain, locale: string): string {
  if (s.beside == null) return "";
  const { oddsRatio, oddsLow, oddsHigh } = s.beside;
  const high = oddsHigh == null ? "without an upper limit" : `to ${oddsOf(oddsHigh, locale)}`;
  return `${oddsOf(oddsRatio, locale)} (interval ${oddsOf(oddsLow, locale)} ${high})`;
}

/** How a reported subdomain is known. */
export function factsOf(run: MiningRun, s: MinedSubdomain, format: Formats, locale: string): Fact[] {
  const beside = s.beside;
  if (beside == null) return [["Rate", format.measured(s)]];
  const own = s.conditions.map((condition) => keyOf([condition]));
  const aliases = run.aliases.filter(({ reported }) => own.includes(keyOf([reported])));
  return [
    ["Rate, where nobody counts for more than √ of the sessions", format.measured({ ...s, rate: beside.cappedRate })],
    ["Expected, given everything else that is told", format.plainPercent(beside.expected)],
    ["Expected, given nothing else", format.plainPercent(s.expected)],
    ["Odds ratio, given everything else that is told", oddsRatioOf(s, locale)],
    [
      "Without the person who has most sessions",
      `${format.plainPercent(beside.rateWithoutHeaviest)}, without ` +
        `${format.count(beside.heaviestSessions)} of ${plural(s.sessions, "session", "sessions", format)}`,
    ],
    ["Sessions that the test counts", format.count(Math.round(beside.cappedSessions))],
    ["Effective people", format.count(Math.round(s.effectiveParticipants))],
    [
      "adj. p (over everything tested, given what else is told)",
      s.adjustedP == null ? null : format.adjustedP(s.adjustedP),
    ],
    ...edgesInWords(s.conditions, locale).map((edge): Fact => ["Edge", edge]),
    ...aliases.map(({ alias, agreement }): Fact => [
      "Says nearly the same, and could be the cause as well",
      `${inWords([alias], locale)} (${format.plainPercent(agreement)} of the sessions of either)`,
    ]),
  ];
}

/** What nobody answered or measured, one axis each. */
export const notAnswered = (subdomains: readonly MinedSubdomain[]): MinedSubdomain[] =>
  subdomains.filter(({ conditions }) => conditions.length === 1 && conditions[0]?.value === "");

export function highestOf(map: HeatMap, format: Formats, locale: string): string {
  const enough = map.cells.filter((cell) => !cell.small);
  if (enough.length === 0) return "No cell has enough sessions and people to compare";
  const top = enough.reduce((a, b) => (b.rate > a.rate ? b : a));
  const words = inWords(
    [
      { axis: map.x, value: top.x },
      { axis: map.y, value: top.y },
    ],
    locale,
  );
  return top.rate === 0
    ? "No errors in any cell with enough sessions"
    : `Highest: ${words} with ${format.measured(top)}`;
}

const VERDICTS: Record<string, string> = {
  found: "found",
  safer: "safer than expected",
  explained: "explained by what was found",
  not_shown: "not shown to be worse",
  too_few: "too few to test",
};
export const verdictInWords = (s: MinedSubdomain): string => VERDICTS[s.verdict] ?? s.verdict;
