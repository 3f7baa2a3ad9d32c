import { describe, expect, test } from "vitest";
import { formats, wilson } from "./format";

const en = formats("en-GB");
const es = formats("es");

describe("numbers", () => {
  test("a share of fewer than ten sessions has no percent", () => {
    expect(en.share(3, 7)).toBe("3 of 7");
    expect(en.share(0, 0)).toBe("0 of 0");
  });
  test("a share comes with its interval", () => {
    expect(en.share(51, 412)).toBe("12.4% (95% CI 9.5 to 15.9)");
  });
  test("Spanish writes a comma and a space", () => {
    expect(es.percent(0.124).replace(/\s/u, " ")).toBe("12,4 %");
  });
  test("Wilson's interval stays inside 0 and 1", () => {
    expect(wilson(0, 20).low).toBe(0);
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
    expect(wilson(20, 20).high).toBeCloseTo(1, 12);
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
