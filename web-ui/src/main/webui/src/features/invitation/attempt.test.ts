import { expect, test } from "vitest";
import { attemptAnswered, attemptAt } from "./attempt";

test("an attempt stays the same until it is answered, for each invitation", () => {
  const items = new Map<string, string>();
  const kept = {
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
  const first = attemptAt("a", kept);
  expect(attemptAt("a", kept)).toBe(first);
  expect(attemptAt("b", kept)).not.toBe(first);
  attemptAnswered("a", kept);
  expect(attemptAt("a", kept)).not.toBe(first);
});
