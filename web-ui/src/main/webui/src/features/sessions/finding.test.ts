import { expect, test } from "vitest";
import { findingOf } from "./finding";

test("what small changes turn is told where an iteration looks for it", () => {
  const format = { score: String, count: String };
  const score = { name: "mine", iteration: 2, spoofScore: 0.6, threshold: 0.5, flips: 1 };
  expect(findingOf(score, format)).toBe("mine 2: 0.6, attack from 0.5; the decision changes 1 times");
  expect(findingOf({ ...score, perturbed: 24, perturbedFlips: 3 }, format)).toMatch(
    /changes 1 times, and on 3 of 24 slightly changed frames$/,
  );
  expect(findingOf({ ...score, spoofScore: null }, format)).toBe("mine 2: no response, no frame could be scored");
});
