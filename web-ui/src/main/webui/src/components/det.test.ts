import { expect, test } from "vitest";
import { EDGES, place, probit } from "./det";

test("the scale of a DET plot is the normal quantile, of both tails and the middle", () => {
  // Quantiles to nine digits, as tables of the normal distribution have them.
  expect(probit(0.5)).toBeCloseTo(0, 9);
  expect(probit(0.975)).toBeCloseTo(1.959963985, 7);
  expect(probit(0.01)).toBeCloseTo(-2.326347874, 7);
  expect(probit(0.001)).toBeCloseTo(-3.090232306, 7);
  expect(probit(0.2)).toBeCloseTo(-0.841621234, 7);
});
test("no rate falls off the plot", () => {
  expect(place(0)).toBe(probit(EDGES.low));
  expect(place(1)).toBe(probit(EDGES.high));
  expect(place(0.3)).toBe(probit(0.3));
});
