import { expect, test } from "vitest";
import { viewOf } from "./view";

test("an address is read as far as it makes sense", () => {
  expect(
    viewOf({ iteration: "i", outcome: "bpcer", run: 3, at: "camera:laptop", x: "camera", y: "distance", errors: true }),
  ).toEqual({
    iteration: "i",
    outcome: "bpcer",
    run: 3,
    at: "camera:laptop",
    x: "camera",
    y: "distance",
    errors: true,
  });
  expect(viewOf({ outcome: "flips" })).toEqual({ outcome: "flips" });
  expect(viewOf({ outcome: "perturbation" })).toEqual({ outcome: "perturbation" });
  expect(
    viewOf({ iteration: 4, outcome: "hter", run: -1, at: "", x: "weather", y: "toString", errors: "yes" }),
  ).toEqual({});
});
