import { stepOf } from "@/components/rate-steps";
import { expect, test } from "vitest";
import type { HeatMap, MinedSubdomain, MiningRun } from "@/lib/api/views";
import { formats } from "@/lib/format";
import {
  costOf,
  factsOf,
  foundOf,
  highestOf,
  notAnswered,
  oddsRatioOf,
  ruleOf,
  scopeOf,
  sentenceOf,
  strongestOf,
} from "./findings";

const format = formats("en");
const run: MiningRun = {
  number: 3,
  iterationId: "i",
  name: "starter",
  iteration: 1,
  demonstration: true,
  outcome: "apcer",
  species: null,
  attempts: "first",
  baseline: "species",
  also: [],
  place: 2,
  totalAlpha: 0.05,
  alpha: 0.05 / 6.5,
  minSupport: 100,
  minEffectiveParticipants: 10,
  sessions: 8300,
  participants: 1,
  errors: 830,
  baseRate: 0.1,
  baseLow: 0.08,
  baseHigh: 0.13,
  tested: 1,
  found: 0,
  safer: 0,
  aliases: [],
  warnings: [],
  excluded: [
    { reason: "no_response", sessions: 4 },
    { reason: "rejected", sessions: 1 },
  ],
  minedAt: "2026-01-01T12:00:00Z",
};
const subdomain = (verdict: string, rate = 0.4): MinedSubdomain => ({
  rank: 1,
  conditions: [{ axis: "camera", value: "laptop" }],
  verdict,
  sessions: 60,
  participants: 30,
  effectiveParticipants: 25,
  errors: 24,
  rate,
  low: 0.3,
  high: 0.5,
  expected: 0.1,
  difference: rate - 0.1,
  adjustedP: null,
  blindSpotId: null,
  state: null,
  beside: null,
});
const reported = (verdict: string): MinedSubdomain => ({
  ...subdomain(verdict),
  conditions: [{ axis: "camera", value: { in: ["laptop", "tablet"] } }],
  adjustedP: 0.002,
  beside: {
    cappedSessions: 52.4,
    cappedRate: 0.35,
    expected: 0.08,
    oddsRatio: 6.2,
    oddsLow: 2.9,
    oddsHigh: null,
    heaviestSessions: 12,
    rateWithoutHeaviest: 0.25,
  },
});
const map = (...cells: [x: string, rate: number, small: boolean][]): HeatMap => ({
  x: "camera",
  y: "distance",
  xValues: [],
  yValues: [],
  sessions: 0,
  unknown: 0,
  cells: cells.map(([x, rate, small]) => ({
    x,
    y: "far",
    sessions: 50,
    participants: 20,
    effectiveParticipants: 18,
    errors: 1,
    rate,
    low: 0,
    high: 1,
    small,
  })),
});

test("the scope says sessions, people, iteration and base rate with its interval", () => {
  const scope = scopeOf(run, format);
  expect(scope).toMatch(
    /^8,300 attack sessions, first attempts, of 1 person, starter iteration 1, mining run 3 of .*2026/,
  );
  expect(scope).toMatch(/\. Base rate 10\.0% \(95% CI 8\.0 to 13\.0\) · 830 of 8,300 sessions, 1 person\.$/);
});
test("a species and both kinds of session have words, too", () => {
  expect(scopeOf({ ...run, species: "replay_phone", attempts: "retries" }, format)).toMatch(
    /^8,300 phone screen sessions, retries only, of/,
  );
  expect(scopeOf({ ...run, outcome: "flips", attempts: "all" }, format)).toMatch(/^8,300 sessions of 1 person/);
});
test("what was left out is counted by reason", () => {
  expect(ruleOf(run, format)).toContain(
    "1 subdomain with at least 100 sessions and 10 effective people tested; " +
      "family-wise α 0.0077, the share that mining run 2 at this outcome has of 0.05 over all of them, " +
      "half of it for what is worse and half for what is safer, " +
      "each against the base rates of its species and given the others found",
  );
  expect(ruleOf(run, format)).toMatch(/Left out: 4 without a response, 1 rejected\.$/);
  expect(ruleOf({ ...run, excluded: [{ reason: "retry", sessions: 2 }] }, format)).toMatch(/Left out: 2 retries\.$/);
  expect(ruleOf({ ...run, excluded: [] }, format)).not.toContain("Left out");
});
test("what one more run costs is said before", () => {
  expect(costOf([], "")).toMatch(/^The next one is mining run 1 .* It spends 0\.03 of α 0\.05/);
  expect(costOf([run], "")).toMatch(/^The next one is mining run 3 .* It spends 0\.0034 of α 0\.05/);
});
test("nothing found is no proof of safety: what is too thin is counted", () => {
  expect(foundOf(run, [subdomain("not_shown"), subdomain("too_few"), subdomain("too_few")], format)).toBe(
    "No blind spot passed α 0.0077. 2 single conditions are too thinly recorded to tell.",
  );
  expect(foundOf({ ...run, found: 2 }, [], format)).toBe("2 blind spots");
});
test("the finding over the plot names the strongest by its conditions", () => {
  expect(strongestOf(run, [subdomain("found")], format, "en")).toBe(
    "Camera: Laptop is wrong in 40.0% (95% CI 30.0 to 50.0) · 24 of 60 sessions, 30 people, " +
      "4× the 10.0% that are expected",
  );
  expect(strongestOf(run, [subdomain("explained")], format, "en")).toMatch(/^No subdomain is shown/);
});
test("each finding is one plain sentence, worse or safer", () => {
  expect(sentenceOf(run, reported("found"), format, "en")).toBe(
    "starter iteration 1 accepts attacks as genuine in 35.0% of 60 sessions with Camera: Laptop or Tablet, " +
      "where 8.0% would be expected.",
  );
  expect(sentenceOf(run, reported("safer"), format, "en")).toContain("in only 35.0% of 60 sessions");
});
test("how it is known is told with what was tested, without the heaviest person, and with what says the same", () => {
  const aliased: MiningRun = {
    ...run,
    aliases: [
      {
        reported: { axis: "camera", value: { in: ["laptop", "tablet"] } },
        alias: { axis: "os", value: "Windows" },
        agreement: 0.91,
      },
      { reported: { axis: "noise", value: "high" }, alias: { axis: "os", value: "iOS" }, agreement: 0.9 },
    ],
  };
  const facts = factsOf(aliased, reported("found"), format, "en").map(([term, value]) => `${term}: ${String(value)}`);
  expect(facts).toContain(
    "Rate, where nobody counts for more than √ of the sessions: " +
      "35.0% (95% CI 30.0 to 50.0) · 24 of 60 sessions, 30 people",
  );
  expect(facts).toContain("Expected, given everything else that is told: 8.0%");
  expect(facts).toContain("Without the person who has most sessions: 25.0%, without 12 of 60 sessions");
  expect(facts.filter((fact) => fact.startsWith("Says nearly the same"))).toEqual([
    "Says nearly the same, and could be the cause as well: Operating system: Windows (91.0% of the sessions of either)",
  ]);
  expect(oddsRatioOf(reported("found"), "en")).toBe("6.2 (interval 2.9 without an upper limit)");
});
test("what nobody answered stands apart", () => {
  const empty = { ...subdomain("not_shown"), conditions: [{ axis: "skin_tone", value: "" }] };
  const two = { ...empty, conditions: [...empty.conditions, { axis: "camera", value: "laptop" }] };
  expect(notAnswered([subdomain("found"), empty, two])).toEqual([empty]);
});
test("the highest cell of the heat map is one with enough sessions", () => {
  expect(highestOf(map(["laptop", 0.9, true], ["tablet", 0.2, false]), format, "en")).toBe(
    "Highest: Camera: Tablet ∧ Distance: Far with 20.0% (95% CI 0.0 to 100.0) · 1 of 50 sessions, 20 people",
  );
  expect(highestOf(map(["laptop", 0.9, true]), format, "en")).toMatch(/^No cell has enough/);
  expect(highestOf(map(["laptop", 0, false]), format, "en")).toMatch(/^No errors/);
});
test("the steps of the colour are fixed", () => {
  expect([0, 0.049, 0.05, 0.1, 0.39, 0.4, 1].map(stepOf)).toEqual([1, 1, 2, 3, 4, 5, 5]);
});
