import { describe, expect, test } from "vitest";
import { formats } from "./format";

const en = formats("en-GB");
const es = formats("es");

describe("numbers", () => {
  test("Spanish writes a comma and a space", () => {
    expect(es.plainPercent(0.124).replace(/\s/u, " ")).toBe("12,4 %");
  });
  test("money is given in minor units of its currency", () => {
    expect(en.money(120, "GBP")).toBe("£1.20");
    expect(en.money(120, "JPY")).toBe("JP¥120");
  });
  test("bytes are decimal", () => {
    expect(en.bytes(999)).toBe("999 B");
    expect(en.bytes(5_250_000)).toBe("5.3 MB");
  });
  test("relative times choose their unit", () => {
    const now = Date.parse("2026-01-01T12:00:00Z");
    expect(en.relative("2026-01-01T11:58:00Z", now)).toBe("2 minutes ago");
    expect(en.relative("2025-12-30T12:00:00Z", now)).toBe("2 days ago");
  });
});

test("a rate comes with its interval, and with the counts that it is a share of", () => {
  const { measured } = formats("en");
  expect(measured({ errors: 51, sessions: 412, participants: 133, rate: 0.124, low: 0.098, high: 0.156 })).toBe(
    "12.4% (95% CI 9.8 to 15.6) · 51 of 412 sessions, 133 people",
  );
  expect(measured({ errors: 3, sessions: 7, participants: 1, rate: 3 / 7, low: 0.1, high: 0.8 })).toBe(
    "3 of 7 · 1 person",
  );
  expect(measured({ errors: 0, sessions: 30, participants: 1, rate: 0, low: null, high: null })).toBe(
    "0.0% (too few people for an interval) · 0 of 30 sessions, 1 person",
  );
});
test("differences have a sign, small p values a bound", () => {
  const { points, adjustedP } = formats("en");
  expect([points(0.074), points(-0.01), points(0)]).toEqual(["+7.4 points", "-1.0 points", "0.0 points"]);
  expect([adjustedP(0.0031), adjustedP(1e-9), adjustedP(1)]).toEqual(["0.003", "< 0.001", "1.000"]);
});
