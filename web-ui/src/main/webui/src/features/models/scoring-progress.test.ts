import { expect, test } from "vitest";
import { formats } from "@/lib/format";
import { progressInWords } from "./scoring-progress";

const format = formats("en");
const progress = { iterationId: "i", sessions: 1000, scored: 400, scoredLastMinute: 100, failed: 0, pausedAt: null };

test("progress says how much is done and about how long the rest takes", () => {
  expect(progressInWords(progress, "current", format)).toBe("400 of 1,000 · about 6 min left");
  expect(progressInWords({ ...progress, scored: 1000 }, "current", format)).toBe("1,000 of 1,000");
});
test("what is paused, failed or scores no more promises no end", () => {
  expect(progressInWords({ ...progress, pausedAt: "2026-01-01T00:00:00Z", failed: 2 }, "current", format)).toBe(
    "400 of 1,000 · 2 failed · paused",
  );
  expect(progressInWords(progress, "retired", format)).toBe("400 of 1,000");
});
