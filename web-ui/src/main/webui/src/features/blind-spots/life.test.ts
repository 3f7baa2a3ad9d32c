import { expect, test } from "vitest";
import type { BlindSpot, Life, MiningRun, Model } from "@/lib/api/views";
import { formats } from "@/lib/format";
import { collecting, excessOf, madeFrom, retested, standing } from "./life";

const model = (iteration: number, parent: string | null): Model => ({
  id: `m${iteration}`,
  name: "net",
  iteration,
  parent,
  state: "candidate",
  demonstration: false,
  digest: "",
  threshold: 0.5,
  heads: [],
  scored: 0,
  toScore: 0,
});
const run = { number: 3, name: "net", iteration: 1, outcome: "apcer", species: null } as MiningRun;
const far = { axis: "distance", value: "far" };
const retest = {
  name: "net",
  iteration: 2,
  verdict: "too_few",
  excess: 0.031,
  low: -0.02,
  high: 0.082,
} as Life["retests"][number];

test("only what was made from the failing iteration may be retested, at any remove and in any order", () => {
  const models = [
    model(4, "net iteration 3"),
    model(1, null),
    model(3, "net iteration 1"),
    model(5, "other iteration 1"),
    model(2, null),
  ];
  expect(madeFrom({ name: "net", iteration: 1 }, models).map((m) => m.iteration)).toEqual([4, 3]);
  expect(madeFrom({ name: "net", iteration: 2 }, models)).toEqual([]);
});
test("a campaign for a place records the kind of session that fails there", () => {
  expect(collecting(run, [far])).toEqual({ at: "distance:far", kind: "attack" });
  expect(collecting({ ...run, species: "print" }, [far])).toEqual({
    at: "attack_type:print,distance:far",
    kind: "attack",
  });
  expect(collecting({ ...run, outcome: "bpcer" }, [far]).kind).toBe("genuine");
  expect(collecting({ ...run, outcome: "flips" }, [{ axis: "attack_type", value: "none" }]).kind).toBe("genuine");
});
test("an excess has its interval, or a reason", () => {
  expect(excessOf(retest, formats("en"))).toBe("+3.1 points (95% CI -2.0 to +8.2)");
  expect(excessOf({ ...retest, excess: null }, formats("en"))).toMatch(/^not known/);
});
test("drawn are the retests whose excess is known, each in a row of its own", () => {
  const below = { ...retest, verdict: "below_margin", bound: 0.01, margin: 0.05 };
  const drawn = retested([{ ...retest, excess: null }, below, below]);
  expect(drawn.map(({ row, closed }) => [row, closed])).toEqual([
    ["2. net 2", true],
    ["3. net 2", true],
  ]);
  expect(drawn[0]).toMatchObject({
    excess: 0.031,
    low: -0.02,
    high: 0.082,
    bound: 0.01,
    margin: 0.05,
    verdict: "below the margin",
  });
  expect(retested([retest])[0]?.closed).toBe(false);
});
test("where it stands names the retest that says so", () => {
  const spot = { run } as BlindSpot;
  expect(standing(spot, { state: "FOUND", retests: [] as Life["retests"] } as Life)).toMatch(
    /found in mining run 3\.$/,
  );
  expect(standing(spot, { state: "PERSISTING", retests: [retest] } as Life)).toMatch(
    /Retested on net 2: too few new people to tell\.$/,
  );
  expect(standing(spot, { state: "COLLECTED", retests: [retest] } as Life)).not.toContain("Retested on");
});
