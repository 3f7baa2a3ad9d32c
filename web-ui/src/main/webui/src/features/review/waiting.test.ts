import { expect, test } from "vitest";
import { merged, searchOf } from "./waiting";

const at = (day: number) => `2026-01-0${day}T00:00:00Z`;

test("what waits is one list, reports first and then in the order of coming, and nothing says why it is here", () => {
  const list = merged({
    truth: [
      {
        sessionId: "truth",
        openedAt: at(3),
        causes: ["declaration"],
        prescribedKind: "genuine",
        declaredKind: "attack",
        spoof: true,
        flags: [{ flag: "duplicate", detail: "twice" }],
      },
    ],
    contested: [
      {
        taskId: "task",
        sessionId: "labels",
        since: at(2),
        attributes: [{ attribute: "glare", yes: 2, no: 1, unsure: 0 }],
      },
    ],
    reports: [{ sessionId: "report", who: "minor", since: at(5), state: "UPLOADED", prescribedKind: "attack" }],
    objections: [
      {
        sessionId: "objection",
        words: "It counts.",
        raisedAt: at(1),
        state: "REJECTED",
        reason: "undecided",
        payment: "declined",
        prescribedKind: "genuine",
        declaredKind: "genuine",
      },
    ],
    proposals: [{ taskId: "t2", sessionId: "gold", goldId: "g", since: at(4) }],
  } as Parameters<typeof merged>[0]);
  expect(list.map((row) => row.kind)).toEqual(["report", "objection", "labels", "truth", "gold"]);
  expect(list.map((row) => searchOf(row))).toEqual([
    { report: "report" },
    { objection: "objection" },
    { task: "task" },
    { session: "truth" },
    {},
  ]);
  expect(JSON.stringify(list)).not.toMatch(/declaration|duplicate|minor|"attack"/);
});
