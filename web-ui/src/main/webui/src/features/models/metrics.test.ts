import { expect, test } from "vitest";
import { formats } from "@/lib/format";
import { differenceInWords, leftOutInWords, rateInWords, verdictOf } from "./metrics";

const format = formats("en");
const rate = { name: "bpcer", errors: 20, sessions: 200, participants: 50, value: 0.1, low: 0.06, high: 0.15 };

test("a rate never comes without its interval, counts and people", () => {
  expect(rateInWords(rate, format)).toBe("10.0% (95% CI 6.0 to 15.0) · 20 of 200 sessions, 50 people");
  expect(rateInWords({ ...rate, low: null, high: null }, format)).toBe(
    "10.0% (too few people for an interval) · 20 of 200 sessions, 50 people",
  );
  expect(rateInWords({ ...rate, value: null }, format)).toBe("nothing to take a share of");
});
test("below ten sessions a share is counted, and what is no share keeps its percent", () => {
  expect(rateInWords({ ...rate, errors: 2, sessions: 8, participants: 1, value: 0.25 }, format)).toBe(
    "2 of 8 · 1 person",
  );
  expect(rateInWords({ ...rate, name: "hter", errors: null, sessions: 8, value: 0.25 }, format)).toContain("25.0%");
});
test("the worst rate is told with the counts of its own species", () => {
  const worst = { ...rate, name: "apcer_max", species: "mask_paper", errors: 16, sessions: 58, value: 16 / 58 };
  expect(rateInWords(worst, format)).toBe("Paper mask: 27.6% (95% CI 6.0 to 15.0) · 16 of 58 sessions, 50 people");
});
test("a difference is better or worse only when its interval leaves zero out", () => {
  expect(verdictOf({ name: "bpcer", low: -0.1, high: -0.01 })).toBe("better");
  expect(verdictOf({ name: "bpcer", low: 0.01, high: 0.1 })).toBe("worse");
  expect(verdictOf({ name: "auc", low: 0.01, high: 0.1 })).toBe("better");
  expect(verdictOf({ name: "auc", low: -0.1, high: -0.01 })).toBe("worse");
  expect(verdictOf({ name: "bpcer", low: -0.1, high: 0 })).toBe("not shown to differ");
  expect(verdictOf({ name: "bpcer", low: null, high: null })).toBe("not shown to differ");
});
test("a difference is in points with its interval", () => {
  const difference = {
    name: "bpcer",
    species: false,
    first: { ...rate, value: 0.2 },
    second: rate,
    difference: -0.1,
    low: -0.15,
    high: -0.05,
  };
  expect(differenceInWords(difference, format)).toBe("-10.0 points (95% CI -15.0 to -5.0)");
});
test("what was left out is said with its reason", () => {
  expect(leftOutInWords([], format)).toBe("No session was left out.");
  expect(
    leftOutInWords(
      [
        { reason: "rejected", sessions: 3 },
        { reason: "not_scored", sessions: 1200 },
      ],
      format,
    ),
  ).toBe("Left out: 3 rejected, 1,200 not scored yet.");
});
