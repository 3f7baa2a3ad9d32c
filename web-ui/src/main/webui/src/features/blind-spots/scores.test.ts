import { expect, test } from "vitest";
import type { TradeOff } from "@/lib/api/views";
import { formats } from "@/lib/format";
import { curvesOf, kindsBehind, tradeOffInWords } from "./scores";

const found: TradeOff = {
  threshold: 0.5,
  here: {
    sessions: 6,
    participants: 6,
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
test("the frozen threshold gives the last point at or below it", () => {
  expect(curvesOf(found)).toHaveLength(1);
  expect(curvesOf(found)[0]?.at).toEqual({ accepted: 0.5, bpcer: 0.25, label: "" });
  expect(tradeOffInWords(found, formats("en"))).toBe(
    "Here 50.0% of attacks pass and 25.0% of genuine sessions are rejected",
  );
});
