// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { NewDatasetPage } from "./new-dataset-page";

const freeze = "POST /api/labeling/datasets";

test.each([
  [false, "a version stays here unless it is said to be for others"],
  [true, "a version that is ticked to be for others is asked for as one"],
])("forOthers %s: %s", async (ticked) => {
  const asked = serve({ [freeze]: { version: "v1" }, "GET /api/labeling/datasets": [] });
  await show(NewDatasetPage, { at: "/datasets/new" });
  fireEvent.change(screen.getByLabelText(/^Version/), { target: { value: "v1" } });
  fireEvent.change(screen.getByLabelText(/^Description/), { target: { value: "The first." } });
  const box = screen.getByRole("checkbox", { name: "It will be given to others" });
  if (ticked) fireEvent.click(box);
  await expectAccessible();
  fireEvent.click(screen.getByRole("button", { name: "Freeze this version" }));
  await screen.findByText("elsewhere");
  const sent = asked.find(({ what }) => what === freeze);
  expect(JSON.parse(sent?.body ?? "")).toEqual({ version: "v1", description: "The first.", forOthers: ticked });
});
