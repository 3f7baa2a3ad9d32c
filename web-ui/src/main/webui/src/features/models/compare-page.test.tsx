// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { ComparePage } from "./compare-page";

const model = (id: string, iteration: number, state: string) => ({ id, name: "starter", iteration, state, heads: [] });

test("of two iterations a button says which one it promotes or retires", async () => {
  serve({ "GET /api/blindspot/models": [model("m1", 1, "current"), model("m2", 2, "candidate")] });
  await show(ComparePage, { at: "/models/compare?b=m2", path: "/models/compare", id: "/researcher" });
  expect(await screen.findByRole("button", { name: "Promote starter 2" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Retire starter 2" })).toBeTruthy();
  await expectAccessible();
});
