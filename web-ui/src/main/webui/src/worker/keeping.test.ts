import { expect, test } from "vitest";
import { wayOf } from "./keeping";

const here = "https://scotoma.example";
const way = (path: string, mode = "cors", method = "GET") =>
  wayOf({ method, mode, url: new URL(path, here).href }, here);

test("no answer of the API is ever kept", () => {
  for (const path of ["/api/capture/invitations/x", "/api/capture/my/sessions", "/api/identity/me", "/q/health"])
    expect(way(path)).toBe("network");
  expect(way("/api/identity/sign-in", "cors", "POST")).toBe("network");
  expect(way("/api/labeling/datasets/v1/archive", "navigate")).toBe("network");
});
test("storage is not looked at", () => {
  expect(wayOf({ method: "GET", mode: "cors", url: "https://storage.example/frames/x" }, here)).toBe("network");
});
test("built files are kept, and every address is drawn by the app", () => {
  expect(way("/assets/index-0a1b2c3d.js")).toBe("kept");
  expect(way("/me", "navigate")).toBe("app");
  expect(way("/j/token", "navigate")).toBe("app");
});
