// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { labelsOf, unreadable } from "@/testing/labels";
import { forestPlot } from "./forest-plot";
import { framesPlot } from "./frames-plot";
import { ratePlot } from "./rate-plot";
import { retestsPlot } from "./retests-plot";

const named = { name: "a drawing", finding: "what it shows" };
const words = (figure: Element) => labelsOf(figure).map((label) => label.words);

/** In a card of a small phone, and in one of a laptop. */
describe.each([296, 900])("everything that is written can be read, %d pixels wide", (width) => {
  test.each([0.004, 0.12, 0.55])("rates against sessions, with a base rate of %d", (base) => {
    const spots = [
      { sessions: 620, rate: base, verdict: "not_shown" },
      { sessions: 60, rate: Math.min(0.9, 3 * base), verdict: "found" },
      { sessions: 24, rate: base / 3, verdict: "safer" },
      { sessions: 7, rate: base, verdict: "too_few" },
    ].map((spot, i) => ({ ...spot, key: `${i}`, label: `${i}`, name: `#${i}`, low: spot.rate / 2, high: spot.rate }));
    const labels = { ...named, width, base, baseLabel: "base rate", minSupport: 20, supportLabel: "20 sessions" };
    const figure = ratePlot(spots, labels, "1", () => undefined);
    expect(unreadable(figure)).toEqual([]);
    expect(words(figure)).toEqual(expect.arrayContaining(["error rate →", "base rate", "20 sessions", "#1"]));
  });

  test.each([0, 0.5, 1])("scores of frames, with a threshold at %d", (threshold) => {
    const points = [0, 1, 2, 3].flatMap((seconds) => [
      { session: "a", wrong: true, seconds, score: 0.2 },
      { session: "b", wrong: false, seconds, score: 0.8 },
    ]);
    const figure = framesPlot(points, threshold, { ...named, width, threshold: "attack from 0.50" });
    expect(unreadable(figure)).toEqual([]);
    expect(words(figure)).toContain("╌ attack from 0.50");
  });

  test("odds of the joint fit", () => {
    const effects = [
      { row: "#1 Camera: Laptop and Light: Dim", odds: 3.4, low: 1.8, high: 7.2, safer: false },
      { row: "#2 Distance: Far", odds: 0.3, low: 0.1, high: null, safer: true },
    ];
    expect(unreadable(forestPlot(effects, { ...named, width }))).toEqual([]);
  });

  test("what retests say", () => {
    const retests = [1, 2].map((number) => ({
      row: `Retest ${number}`,
      excess: 0.02 * number,
      low: -0.05,
      high: 0.1,
      bound: 0.08,
      margin: 0.05,
      verdict: "closed on 40 new people",
      closed: number === 1,
    }));
    expect(unreadable(retestsPlot(retests, { ...named, width }))).toEqual([]);
  });
});
