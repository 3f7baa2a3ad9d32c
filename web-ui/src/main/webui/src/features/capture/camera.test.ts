import { expect, test } from "vitest";
import { constraints, troubleOf } from "./camera";

test("each browser error has its own help", () => {
  const named = (name: string) => troubleOf({ name });
  expect(named("NotAllowedError")).toBe("denied");
  expect(named("NotFoundError")).toBe("none");
  expect(named("NotReadableError")).toBe("in_use");
  expect(named("OverconstrainedError")).toBe("overconstrained");
  expect(named("SecurityError")).toBe("insecure");
  expect(named("SomethingNew")).toBe("unknown");
  expect(troubleOf("text")).toBe("unknown");
});
test("no constraint is exact, so that odd cameras still record", () => {
  const text = JSON.stringify([constraints({ facing: "user" }), constraints({ facing: "user", deviceId: "a" })]);
  expect(text).not.toContain("exact");
  expect(text).not.toContain("min");
  expect(constraints({ facing: "environment" }).facingMode).toEqual({ ideal: "environment" });
});
