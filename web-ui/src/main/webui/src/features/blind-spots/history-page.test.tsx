// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { serve, show } from "@/testing/page";
import { HistoryPage } from "./history-page";

const spot = (id: string, number: number, camera: string) => ({
  id,
  state: "FOUND",
  foundAt: `2026-01-0${number}T12:00:00Z`,
  run: { number, iterationId: "m1", name: "starter", iteration: 1, outcome: "apcer" },
  subdomain: {
    conditions: [{ axis: "camera", value: camera }],
    sessions: 60,
    participants: 30,
    errors: 24,
    rate: 0.4,
    low: 0.3,
    high: 0.5,
    difference: 0.3,
  },
});

test("blind spots stand as the server lists them, the newest first, and one found twice is linked", async () => {
  const spots = [spot("b3", 3, "laptop"), spot("b2", 2, "tablet"), spot("b1", 1, "laptop")];
  serve({ "GET /api/blindspot/blind-spots": spots });
  await show(HistoryPage, { at: "/blind-spots/history", id: "/researcher" });
  const [, first, second, third] = await screen.findAllByRole("row");
  if (!first || !second || !third) throw new Error("three rows and their header are expected");
  expect(within(first).getByText(/Jan 3, 2026/)).toBeTruthy();
  expect(within(third).getByText(/Jan 1, 2026/)).toBeTruthy();
  expect(within(first).getByRole("link", { name: "mining run 1: FOUND" }).getAttribute("href")).toBe("/blind-spots/b1");
  expect(within(third).getByRole("link", { name: "mining run 3: FOUND" }).getAttribute("href")).toBe("/blind-spots/b3");
  expect(within(second).queryByRole("link", { name: /mining run/ })).toBeNull();
});
