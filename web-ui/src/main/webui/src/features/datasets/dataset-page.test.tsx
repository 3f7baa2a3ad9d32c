// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { DatasetPage } from "./dataset-page";

const dataset = {
  version: "v1",
  description: "The first.",
  state: "PUBLISHED",
  forOthers: false,
  sessions: 30,
  excluded: 0,
  withdrawn: 0,
  createdAt: "2026-01-01T00:00:00Z",
  included: { items: 30, participants: 12, genuine: 10, attack: 20, train: 18, dev: 5, test: 7 },
  excludedFor: {},
  selection: {},
  blindSpots: [],
  licence: "CC-BY-4.0",
  authors: ["A. Author"],
  notes: "",
};
const coverage = { genuine: 10, attack: 20, people: 12, axes: [], neverTogether: [] };

test("sessions are counted by truth and by split, each in a table that adds up to all of them", async () => {
  serve({
    "GET /api/labeling/datasets": [dataset],
    "GET /api/labeling/datasets/v1": dataset,
    "GET /api/labeling/datasets/v1/coverage": coverage,
    "GET /api/labeling/datasets/v1/ledger": [],
  });
  await show(DatasetPage, { at: "/datasets/v1", path: "/datasets/$v", id: "/researcher" });
  for (const [title, counts] of [
    ["Sessions by truth", ["10", "20"]],
    ["Sessions by split", ["18", "5", "7"]],
  ] as const) {
    const [, ...rows] = within(await screen.findByRole("group", { name: title })).getAllByRole("row");
    expect(rows.map((row) => within(row).getAllByRole("cell").at(-1)?.textContent)).toEqual(counts);
  }
  await expectAccessible();
});
