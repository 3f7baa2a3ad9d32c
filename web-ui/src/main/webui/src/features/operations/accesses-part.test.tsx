// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { AccessesPart } from "./accesses-part";

const access = (n: number) => ({
  accessId: `a${n}`,
  at: "2026-11-23T12:00:00Z",
  personId: n === 0 ? "p1" : "p2",
  what: "recording",
  subject: `s${n}`,
  purpose: `Blind spot ${n}`,
});
const Part = () => <AccessesPart logins={new Map([["p1", "researcher"]])} />;

test("who looked stands beside what for, by login where there is one", async () => {
  serve({ "GET /api/capture/accesses": [access(0), access(1)] });
  await show(Part);
  expect(await screen.findByText("researcher")).toBeTruthy();
  expect(screen.getByText("p2")).toBeTruthy();
  expect(screen.getByText("Blind spot 1")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Earlier" })).toBeNull();
  await expectAccessible();
});

test("earlier entries come by the page, and other logs by choice", async () => {
  let asked = 0;
  serve({
    "GET /api/capture/accesses": () =>
      asked++ === 0 ? Array.from({ length: 200 }, (_, n) => access(n)) : [access(999)],
    "GET /api/labeling/accesses": [],
  });
  await show(Part);
  fireEvent.click(await screen.findByRole("button", { name: "Earlier" }));
  expect(await screen.findByText("Blind spot 999")).toBeTruthy();
  fireEvent.click(screen.getByLabelText("Versions"));
  expect(await screen.findByText("Nobody yet.")).toBeTruthy();
});
