// @vitest-environment jsdom
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { CoverageSection } from "./coverage-section";

const value = (name: string, genuine: number, attack: number) => ({ value: name, genuine, attack, people: 1 });

test("what is never shown is told from what nobody knows", async () => {
  serve({
    "GET /api/labeling/datasets/v1.0/coverage": {
      genuine: 3,
      attack: 2,
      people: 4,
      axes: [
        {
          axis: "light_dir",
          known: true,
          unknown: 1,
          values: [value("even", 3, 0), value("side", 0, 1), value("back", 0, 0)],
          never: ["back"],
        },
        { axis: "skin_tone", known: false, unknown: 5, values: [value("1-2", 0, 0)], never: [] },
        { axis: "camera", known: true, unknown: 0, values: [value("laptop", 3, 2)], never: [] },
      ],
      neverTogether: [{ one: "truth=attack", other: "light_dir=even" }],
    },
  });
  await show(() => <CoverageSection version="v1.0" />);
  const table = await screen.findByRole("table", { name: "What the version shows by condition" });
  const cells = within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    );
  expect(cells).toEqual([
    ["Light direction", "Back", "Even 3 + 0, Side 0 + 1", "1"],
    ["Skin tone", "not known", "", "5"],
    ["Camera", "nothing", "Laptop 3 + 2", "0"],
  ]);
  expect(screen.getByRole("listitem").textContent).toBe("Attack, light direction even");
  await expectAccessible();
});
