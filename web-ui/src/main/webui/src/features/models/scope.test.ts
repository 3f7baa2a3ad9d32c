import { expect, test } from "vitest";
import { comparedOf, scopeOf } from "./scope";

test("an address is read as far as it makes sense", () => {
  expect(scopeOf({ split: "test", attempts: "retries" })).toEqual({ split: "test", attempts: "retries" });
  expect(scopeOf({ split: "toString", attempts: "first" })).toEqual({});
  expect(comparedOf({ a: "one", b: 2, split: "dev" })).toEqual({ a: "one", split: "dev" });
});
