// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { NewDatasetPage } from "./new-dataset-page";

vi.mock("./kinds-plot", () => ({ kindsPlot: () => document.createElement("div") }));

const FREEZE = "POST /api/labeling/datasets";
const PREVIEW = "POST /api/labeling/datasets/preview";

const preview = {
  sessions: 3,
  participants: 2,
  included: { genuine: 2, attack: 1, train: 2, dev: 0, test: 1, participants: 2 },
  excluded: { contested: 1 },
  notAskedFor: 4,
  axes: [{ axis: "camera", values: [{ value: "laptop", genuine: 2, attack: 1 }], unknown: 0 }],
  protocols: [{ name: "camera", sessions: { train: 1, dev: 0, test: 1 } }],
  parent: "v1",
  change: { added: 2, removed: 1, relabelled: 0, redecided: 0, moved: 0, remade: 0 },
  least: "v2",
};

const serving = (more: Record<string, unknown> = {}) =>
  serve({
    [FREEZE]: { version: "v2" },
    [PREVIEW]: preview,
    "GET /api/labeling/datasets": [],
    "GET /api/capture/campaigns": [],
    "GET /api/blindspot/blind-spots": [],
    ...more,
  });

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const fill = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

beforeEach(() =>
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  ),
);

test("nothing is frozen that was not looked at", async () => {
  serving();
  await show(NewDatasetPage, { at: "/datasets/new" });
  expect(screen.queryByRole("button", { name: "Freeze this version" })).toBeNull();
  press("Preview");
  await screen.findByText("3 sessions of 2 people.");
  screen.getByText("Since v1: 2 added, 1 removed.");
  screen.getByText("Contested");
  screen.getByRole("button", { name: "Freeze this version" });
  await expectAccessible();
  fireEvent.click(screen.getByRole("checkbox", { name: "It will be given to others" }));
  expect(screen.queryByRole("button", { name: "Freeze this version" })).toBeNull();
  screen.getByText("The choice has changed since the preview; look at it again.");
});

test.each([false, true])(
  "a version for others (%s) is asked for as one, with the number that it may have",
  async (others) => {
    const asked = serving();
    await show(NewDatasetPage, { at: "/datasets/new" });
    if (others) fireEvent.click(screen.getByRole("checkbox", { name: "It will be given to others" }));
    press("Preview");
    await screen.findByText("3 sessions of 2 people.");
    expect(screen.getByLabelText<HTMLInputElement>(/^Version/).value).toBe("v2");
    fill(/^Description/, "The next.");
    fill(/^Licence/, "CC-BY-NC-4.0");
    fill(/^Authors/, "A. Author, B. Author");
    press("Freeze this version");
    await screen.findByText("elsewhere");
    const selection = others ? { forOthers: true } : {};
    expect(JSON.parse(asked.find(({ what }) => what === PREVIEW)?.body ?? "")).toEqual({ selection });
    expect(JSON.parse(asked.find(({ what }) => what === FREEZE)?.body ?? "")).toEqual({
      version: "v2",
      description: "The next.",
      selection,
      licence: "CC-BY-NC-4.0",
      authors: ["A. Author", "B. Author"],
    });
  },
);

test("a number that is too low is refused with the sentence of the service", async () => {
  const sentence = "v1.1 is too low a number: since v1 1 session is removed, so the least is v2.";
  serving({ [FREEZE]: new Refused(409, "conflict", sentence) });
  await show(NewDatasetPage, { at: "/datasets/new" });
  press("Preview");
  await screen.findByText("3 sessions of 2 people.");
  fill(/^Version/, "v1.1");
  fill(/^Description/, "Too low.");
  press("Freeze this version");
  await screen.findByText(sentence);
});

test("an empty preview cannot be frozen", async () => {
  serving({ [PREVIEW]: { ...preview, sessions: 0 } });
  await show(NewDatasetPage, { at: "/datasets/new" });
  press("Preview");
  await screen.findByText(/^Nothing can be frozen/);
  await waitFor(() =>
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Freeze this version" }).disabled).toBe(true),
  );
});
