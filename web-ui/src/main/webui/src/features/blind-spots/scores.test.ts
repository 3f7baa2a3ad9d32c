import { expect, test } from "vitest";
import type { TradeOff } from "@/lib/api/views";
import { formats } from "@/lib/format";
import { curvesOf, kindsBehind, tradeOffInWords } from "./scores";

const found: TradeOff = {
  threshold: 0.5,
  here: {
    sessions: 6,
    participants: 6,
    accepted: { name: "far", errors: 6, sessions: 52, participants: 6, value: 6 / 52, low: 0.05, high: 0.22 },
    rejected: { name: "bpcer", errors: 0, sessions: 4, participants: 4, value: 0, low: 0, high: 0.6 },
    det: [
      { threshold: 0.1, far: 0, apcerMax: 0, bpcer: 1 },
      { threshold: 0.4, far: 0.5, apcerMax: 0.5, bpcer: 0.25 },
      { threshold: 0.8, far: 1, apcerMax: 1, bpcer: 0 },
    ],
    histograms: [
      { species: null, counts: [3, 1] },
      { species: "attack", counts: [1, 1] },
    ],
  },
  elsewhere: {
    sessions: 2,
    participants: 2,
    accepted: { name: "far", errors: 0, sessions: 2, participants: 2, value: 0, low: 0, high: 0.8 },
    rejected: { name: "bpcer", errors: null, sessions: 0, participants: 0, value: null },
    det: [],
    histograms: [
      { species: null, counts: [0, 0] },
      { species: "attack", counts: [0, 2] },
    ],
  },
};

test("each kind is a panel, genuine ones first, here after elsewhere, and what is not there is none", () => {
  expect(kindsBehind(found).map((k) => k.kind)).toEqual(["genuine, here", "attack, elsewhere", "attack, here"]);
});
test("no percent of a few: what passes at the frozen threshold comes in the counts of the API", () => {
  expect(curvesOf(found)).toHaveLength(1);
  expect(curvesOf(found)[0]?.at).toEqual({ accepted: 6 / 52, bpcer: 0, label: "" });
  expect(tradeOffInWords(found, formats("en"))).toBe(
    "Here attacks pass in 11.5% (95% CI 5.0 to 22.0) · 6 of 52 sessions, 6 people, " +
      "genuine sessions are rejected in 0 of 4 · 4 people",
  );
});
