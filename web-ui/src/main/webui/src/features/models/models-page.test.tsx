// @vitest-environment jsdom
import { act, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Evaluation, Model, Rate } from "@/lib/api/views";
import { queryClient } from "@/lib/query";
import { expectAccessible, serve, show } from "@/testing/page";
import { ModelsPage } from "./models-page";
import { modelsQuery } from "./queries";

const model = {
  id: "m1",
  name: "starter",
  iteration: 1,
  state: "current",
  threshold: 0.4,
  heads: [],
  demonstration: true,
  digest: "",
  scored: 618,
  toScore: 0,
} as unknown as Model;
const none: Omit<Rate, "name"> = { sessions: 0, participants: 0, value: null };
const rate = (name: string, errors: number | null, sessions: number, more: Partial<Rate> = {}): Rate => ({
  name,
  errors,
  sessions,
  participants: 20,
  value: errors === null ? 0.2 : errors / sessions,
  low: 0.1,
  high: 0.4,
  ...more,
});
const evaluation = {
  iteration: { id: "m1", name: "starter", iteration: 1, threshold: 0.4 },
  attempts: "first",
  sessions: 70,
  participants: 20,
  genuineNoResponse: 0,
  attackNoResponse: 0,
  leftOut: [],
  rates: [
    rate("apcer_max", 16, 58, { species: "mask_paper" }),
    rate("bpcer", 0, 4, { low: 0, high: 0.6, participants: 4 }),
    rate("hter", null, 70),
  ],
  species: [rate("mask_paper", 16, 58), rate("print", 0, 8)],
  changing: { name: "changing", ...none },
  det: [],
  histograms: [],
  draws: 500,
} as unknown as Evaluation;
const rescoring = { sessions: 618, scored: 618, scoredLastMinute: 0, failed: 0, pausedAt: null };

/** 16 of 58 paper masks pass, and the smallest species has 8 sessions: none of the figures may be mixed. */
test("every rate of the list is told in the counts that the API gives for it", async () => {
  serve({
    "GET /api/blindspot/models": [model],
    "GET /api/blindspot/models/m1/rescoring": rescoring,
    "GET /api/blindspot/evaluations/m1": evaluation,
  });
  await show(ModelsPage);
  const row = (await screen.findByText(/16 of 58/)).closest("tr") as HTMLElement;
  const cells = within(row)
    .getAllByRole("cell")
    .map((cell) => cell.textContent);
  expect(cells.slice(3, 7)).toEqual([
    "Paper mask: 27.6% (95% CI 10.0 to 40.0) · 16 of 58 sessions, 20 people",
    "0 of 4 · 4 people",
    "20.0% (95% CI 10.0 to 40.0) · 70 sessions, 20 people",
    "nothing to take a share of",
  ]);
  await expectAccessible();
});

test("what was judged while sessions were scored is judged anew once all are", async () => {
  let scored = 52;
  const early = { ...evaluation, rates: [rate("apcer_max", 3, 12, { species: "mask_paper" })] };
  serve({
    "GET /api/blindspot/models": () => [{ ...model, scored, toScore: 618 - scored }],
    "GET /api/blindspot/models/m1/rescoring": rescoring,
    "GET /api/blindspot/evaluations/m1": () => (scored === 618 ? evaluation : early),
  });
  await show(ModelsPage);
  expect(await screen.findByText(/3 of 12/)).toBeTruthy();
  scored = 618;
  await act(() => queryClient.refetchQueries({ queryKey: modelsQuery.queryKey, exact: true }));
  expect(await screen.findByText(/16 of 58/)).toBeTruthy();
  expect(screen.queryByText(/3 of 12/)).toBeNull();
});
