// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import type { MinedSubdomain, MiningRun, Model } from "@/lib/api/views";
import { expectAccessible, serve, show } from "@/testing/page";
import { BlindSpotsPage } from "./blind-spots-page";

const model = { id: "m1", name: "starter", iteration: 1, state: "current" } as unknown as Model;
const run = (number: number, minSupport: number) =>
  ({
    number,
    iterationId: "m1",
    name: "starter",
    iteration: 1,
    outcome: "apcer",
    attempts: "first",
    baseline: "species",
    also: [],
    place: number,
    totalAlpha: 0.05,
    alpha: 0.01,
    minSupport,
    minEffectiveParticipants: 10,
    sessions: 100,
    participants: 50,
    errors: 10,
    baseRate: 0.1,
    baseLow: 0.05,
    baseHigh: 0.2,
    tested: 3,
    found: 0,
    safer: 0,
    aliases: [],
    warnings: [],
    excluded: [],
    minedAt: `2026-01-0${number}T12:00:00Z`,
  }) as unknown as MiningRun;
const laptop = {
  rank: 1,
  conditions: [{ axis: "camera", value: "laptop" }],
  verdict: "not_shown",
  sessions: 60,
  participants: 30,
  errors: 6,
  rate: 0.1,
  low: 0.05,
  high: 0.2,
  adjustedP: 0.5,
} as unknown as MinedSubdomain;
const map = { x: "camera", y: "light_level", xValues: [], yValues: [], sessions: 0, unknown: 0, cells: [] };
const behind = { items: [], sessions: 60, errors: 6, next: null };

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
  serve({
    "GET /api/blindspot/models": [model],
    "GET /api/blindspot/mining-runs": [run(3, 20), run(2, 50)],
    ...Object.fromEntries(
      [2, 3].flatMap((number) => [
        [`GET /api/blindspot/mining-runs/${number}/subdomains`, [laptop]],
        [`GET /api/blindspot/mining-runs/${number}/heat-map`, map],
        [`GET /api/blindspot/mining-runs/${number}/coverage-gaps`, []],
        [`GET /api/blindspot/mining-runs/${number}/sessions`, behind],
      ]),
    ),
  });
});

// What is looked for by role takes jsdom a second on this page, so it is looked for by text.
const shown = (search = "") =>
  show(BlindSpotsPage, { at: `/blind-spots${search}`, path: "/blind-spots", id: "/researcher" });
const minimum = async () => (await screen.findByLabelText<HTMLInputElement>(/^Minimum sessions/)).value;

test("an address that names a run that there is not says which one is shown instead", async () => {
  await shown("?run=9");
  const told = await screen.findByText(/^There is no mining run 9 of starter 1 at this outcome/);
  expect(told.textContent).toContain("this is mining run 3, the newest of them.");
  await shown("?run=2");
  await screen.findByText(/^No blind spot passed/);
  expect(screen.queryByText(/^There is no mining run/)).toBeNull();
});

test("an address that names an iteration that there is not says so", async () => {
  await shown("?iteration=gone");
  expect(await screen.findByText(/^There is no model iteration of the id/)).toBeTruthy();
});

test("the form starts with the minimum of the run that is shown, and says what one more spends", async () => {
  await shown();
  expect(await minimum()).toBe("20");
  for (const name of ["Mine now", "Mine every outcome"]) {
    const described = screen.getByText(name).closest("button")?.getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toMatch(/It spends 0\.0\d+ of α 0\.05/);
  }
  await shown("?run=2");
  expect(await minimum()).toBe("50");
});

test("what is not known stands behind the heat map", async () => {
  await shown();
  await screen.findByText("Any two axes");
  const titles = [...document.querySelectorAll("h2")].map((heading) => heading.textContent);
  expect(titles.indexOf("Unknown here")).toBeGreaterThan(titles.indexOf("Any two axes"));
});

test("choosing a row brings its sessions into view, and their faces are one click away", async () => {
  await shown();
  const [table] = await screen.findAllByText("Table");
  if (!table) throw new Error("a chart with a table is expected");
  fireEvent.click(table);
  fireEvent.click(await screen.findByText("Camera: Laptop"));
  const gallery = (await screen.findByText("Gallery of faces")).closest("a");
  const section = document.getElementById("behind")?.closest("section");
  await waitFor(() => expect(vi.mocked(Element.prototype.scrollIntoView).mock.contexts).toContain(section));
  expect(gallery?.getAttribute("href")).toBe("/sessions?run=3&at=camera%3Alaptop&look=gallery");
  await expectAccessible();
});
