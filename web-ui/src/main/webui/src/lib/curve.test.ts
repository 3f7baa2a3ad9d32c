import { expect, test } from "vitest";
import { curve, flips } from "./curve";

const frames: { atMs: number; heads: Record<string, number> }[] = [
  { atMs: 0, heads: { spoof: 0.2, phone: 0.9 } },
  { atMs: 500, heads: { spoof: 0.5 } },
  { atMs: 1000, heads: { phone: 0.1 } },
  { atMs: 1500, heads: { spoof: 0.49 } },
];

test("only the deciding head is drawn, frames without it are left out", () => {
  expect(curve({ frames })).toEqual([
    { seconds: 0, score: 0.2 },
    { seconds: 0.5, score: 0.5 },
    { seconds: 1.5, score: 0.49 },
  ]);
});
test("a score at the threshold is an attack, so it flips there and back", () => {
  expect(flips(curve({ frames }), 0.5).map((p) => p.seconds)).toEqual([0.5, 1.5]);
  expect(flips(curve({ frames }), 0.1)).toEqual([]);
});
