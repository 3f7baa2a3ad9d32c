import { expect, test } from "vitest";
import { fill } from "./messages";

test("values fill their places and unknown places stay visible", () => {
  expect(fill("{n} of {total} {what}", { n: 2, total: 4 })).toBe("2 of 4 {what}");
});
