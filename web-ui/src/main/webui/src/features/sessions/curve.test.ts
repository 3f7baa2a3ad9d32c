import { expect, test } from "vitest";
import { csv, curve, findingOf, flips } from "./curve";

const frames: { atMs: number; heads: Record<string, number> }[] = [
  { atMs: 0, heads: { spoof: 0.2, phone: 0.9 } },
  { atMs: 500, heads: { spoof: 0.5 } },
  { atMs: 1000, heads: { phone: 0.1 } },
  { atMs: 1500, heads: { spoof: 0.49 } },
];

test("only the deciding head is drawn, frames without it are left out", () => {
  expect(curve({ frames })).toEqual([{ seconds: 0, score: 0.2 }, { seconds: 0.5, score: 0.5 }, { seconds: 1.5, score: 0.49 }]);
});
test("a score at the threshold is an attack, so it flips there and back", () => {
  expect(flips(curve({ frames }), 0.5).map((p) => p.seconds)).toEqual([0.5, 1.5]);
  expect(flips(curve({ frames }), 0.1)).toEqual([]);
});
test("what small changes turn is told where an iteration looks for it", () => {
  const format = { score: String, count: String };
  const score = { name: "mine", iteration: 2, spoofScore: 0.6, threshold: 0.5, flips: 1 };
  expect(findingOf(score, format)).toBe("mine 2: 0.6, attack from 0.5; the decision changes 1 times");
  expect(findingOf({ ...score, perturbed: 24, perturbedFlips: 3 }, format)).toMatch(/changes 1 times, and on 3 of 24 slightly changed frames$/);
  expect(findingOf({ ...score, spoofScore: null }, format)).toBe("mine 2: no response, no frame could be scored");
});
test("exports have dot decimals", () => {
  expect(csv([{ seconds: 0.5, score: 0.25 }])).toBe("seconds,spoof_score\n0.5,0.25\n");
});
