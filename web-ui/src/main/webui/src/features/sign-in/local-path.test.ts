import { expect, test } from "vitest";
import { localPath } from "./local-path";

test("a path of this site is kept, with its search", () => {
  expect(localPath("/review?task=1")).toBe("/review?task=1");
});
test("anything that leads elsewhere becomes the first page", () => {
  for (const next of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "",
    undefined,
  ])
    expect(localPath(next)).toBe("/");
});
