import { expect, test } from "vitest";
import type { Campaign, Coverage } from "@/lib/api/views";
import { formats } from "@/lib/format";
import { barsOf, courseOf, eventInWords, forecastOf, landedOf, standingOf } from "./coverage";

const format = formats("en");
const campaign = { closesAt: "2026-12-02T00:00:00Z" } as Campaign;

function covered(position: number, wanted: number | null, accepted: number): Coverage["cells"][number] {
  const cell = { id: `c${position}`, position, kind: "genuine" as const, attackType: "none", wanted, closed: false };
  return { cell, inWork: 1, collected: 2, accepted, asked: 4, landed: 3 } as Coverage["cells"][number];
}

const coverage = {
  cells: [covered(1, 10, 9), covered(2, 10, 1)],
  course: [
    { from: "2026-12-01T10:00:00Z", collected: 3, accepted: 1 },
    { from: "2026-12-01T11:00:00Z", collected: 1, accepted: 2 },
  ],
  forecast: {
    missing: 10,
    perDay: 4.26,
    endsAt: "2026-12-03T00:00:00Z",
    spentMinor: 1200,
    costMinor: 2400,
    currency: "GBP",
  },
} as Coverage;

test("the cell that misses most is drawn first, and its parts follow one another", () => {
  const { rows, shares } = barsOf(coverage);
  expect(rows.map(({ row }) => row)).toEqual(["cell 2", "cell 1"]);
  expect(shares.filter(({ row }) => row === "cell 2").map(({ part, from, to }) => [part, from, to])).toEqual([
    ["accepted", 0, 1],
    ["waiting", 1, 3],
    ["in work", 3, 4],
  ]);
});
test("where a campaign stands is one sentence", () => {
  expect(standingOf(coverage, format)).toBe(
    "10 of 20 wanted are accepted; 4 wait for their decision and 2 are in work",
  );
  expect(standingOf({ ...coverage, cells: [covered(1, null, 9)] }, format)).toMatch(/^9 accepted; /);
});
test("both lines only rise", () => {
  expect(courseOf(coverage).map(({ line, total }) => [line, total])).toEqual([
    ["sent", 3],
    ["accepted", 1],
    ["sent", 4],
    ["accepted", 3],
  ]);
});
test("a forecast says when, whether that is too late, and at what cost", () => {
  const [when, cost] = forecastOf(coverage, campaign, format);
  expect(when).toMatch(/^10 are missing\. 4\.3 a day .* after it closes at /);
  expect(cost).toMatch(/^£12\.00 is owed or paid so far; about £24\.00 when it has everything/);
  const none = { ...coverage.forecast, endsAt: null, perDay: 0 } as unknown as Coverage["forecast"];
  expect(forecastOf({ ...coverage, forecast: none }, campaign, format)[0]).toMatch(/none was accepted yet/);
  const endless = { ...coverage.forecast, missing: null } as unknown as Coverage["forecast"];
  expect(forecastOf({ ...coverage, forecast: endless }, campaign, format)[0]).toMatch(/as many as come/);
});
test("what landed where it was asked for, and what was changed, is said in words", () => {
  expect(landedOf(coverage, format)).toMatch(/^6 of 8 accepted sessions count in the cell that was asked for/);
  expect(landedOf({ ...coverage, cells: [] }, format)).toBe("No session is accepted yet.");
  expect(eventInWords({ event: "raised", cell: 2, wanted: 30 }, format)).toBe("Cell 2 raised to 30");
  expect(eventInWords({ event: "filled", cell: 0, wanted: 0 }, format)).toMatch(/closed by itself/);
});
