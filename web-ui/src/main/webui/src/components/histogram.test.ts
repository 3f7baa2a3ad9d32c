import { expect, test } from "vitest";
import { formats } from "@/lib/format";
import { barsOf, kindsOf, labelOf, sessionsOf } from "./histogram";

const kinds = kindsOf(
  [
    { species: null, counts: [3, 1] },
    { species: "replay_phone", counts: [1, 1] },
    { species: "print", counts: [0, 0] },
  ],
  "here",
);

test("a kind is named in words with its sessions, and what is not there is no kind", () => {
  const labels = kinds.map((kind) => labelOf(kind, formats("en")));
  expect(labels).toEqual(["● Genuine, here · 4 sessions", "▲ Phone screen, here · 2 sessions"]);
  expect(sessionsOf(kinds)).toBe(6);
});
test("bars are shares of their kind", () => {
  const genuine = { kind: "genuine, here", title: "Genuine, here", attack: false };
  expect(barsOf(kinds)).toHaveLength(4);
  expect(barsOf(kinds)[0]).toEqual({ ...genuine, n: 3, from: 0, to: 0.5, share: 0.75 });
});
