import { expect, test } from "vitest";
import { listOf } from "./session-list";

test("an address is read as far as it can be", () => {
  expect(
    listOf({
      campaign: "c1",
      run: 3,
      at: "camera:laptop",
      truth: "attack",
      outcome: "wrong",
      look: "gallery",
      blur: true,
    }),
  ).toEqual({
    campaign: "c1",
    run: 3,
    at: "camera:laptop",
    truth: "attack",
    outcome: "wrong",
    look: "gallery",
    blur: true,
  });
  expect(
    listOf({ run: -1, truth: "maybe", decision: 7, outcome: "toString", look: "film", blur: "yes", at: "" }),
  ).toEqual({});
  // The router reads digits as a number.
  expect(listOf({ id: 123456 })).toEqual({ id: "123456" });
});
