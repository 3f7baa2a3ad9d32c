import { expect, test } from "vitest";
import type { MinedSubdomain } from "@/lib/api/views";
import { domainOf, effectsOf } from "./forest";

const reported = (rank: number, verdict: string, oddsRatio: number, oddsLow: number, oddsHigh: number | null) =>
  ({
    rank,
    verdict,
    conditions: [{ axis: "camera", value: { in: ["laptop", "tablet"] } }],
    beside: { oddsRatio, oddsLow, oddsHigh },
  }) as unknown as MinedSubdomain;

test("only what is reported is drawn, worse and safer", () => {
  const context = { ...reported(3, "not_shown", 1, 1, 1), beside: null };
  expect(effectsOf([reported(1, "found", 8, 4, 16), reported(2, "safer", 0.1, 0.02, 0.5), context], "en")).toEqual([
    { row: "#1 Camera: Laptop or Tablet", odds: 8, low: 4, high: 16, safer: false },
    { row: "#2 Camera: Laptop or Tablet", odds: 0.1, low: 0.02, high: 0.5, safer: true },
  ]);
});
test("no odds of one hide: the drawing goes over 1, and an interval without an end does not squeeze the others", () => {
  const [low, high] = domainOf(effectsOf([reported(1, "found", 8, 4, null)], "en"));
  expect(low).toBeLessThan(1);
  expect(high).toBe(160);
  expect(domainOf(effectsOf([reported(1, "found", 8, 4, 16), reported(2, "safer", 0.1, 0, 0.5)], "en"))[0]).toBeCloseTo(
    0.005,
  );
});
