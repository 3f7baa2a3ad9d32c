import { expect, test } from "vitest";
import { standing, workersLine } from "./standing";

const now = Date.parse("2026-01-01T12:00:00Z");

test("a silent service has failed, whatever it said before", () => {
  expect(standing({ failed: [] }, true, now)?.word).toBe("failed");
});
test("jobs that were given up on are a failure", () => {
  expect(standing({ failed: [{}] }, false, now)?.word).toBe("failed");
});
test("a queue is late after a minute, not before", () => {
  expect(standing({ failed: [], oldestDue: "2026-01-01T11:59:30Z" }, false, now)?.word).toBe("ok");
  expect(standing({ failed: [], oldestDue: "2026-01-01T11:58:00Z" }, false, now)?.word).toBe("late");
  expect(standing({ failed: [], oldestDue: null }, false, now)?.word).toBe("ok");
});
test("before the first answer nothing is claimed", () => {
  expect(standing(undefined, false, now)).toBeNull();
});
test("an operator reads what the machine did to workers, and when", () => {
  const workers = { isolation: "bubblewrap_as_root", meaning: "a wall", faults: 0 };
  expect(workersLine(workers, (at) => at)).toBe(
    "Workers are isolated by bubblewrap as root: a wall. This machine has kept none of them from its work.",
  );
  const faulty = { ...workers, faults: 3, lastFault: "The disk is full.", lastFaultAt: "2026-01-01T12:00:00Z" };
  expect(workersLine(faulty, (at) => `<${at}>`)).toMatch(/3 times .* at <2026-01-01T12:00:00Z>: The disk is full\.$/);
});
