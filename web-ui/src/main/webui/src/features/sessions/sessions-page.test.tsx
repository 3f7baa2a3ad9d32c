// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { serveBy } from "@/testing/setup";
import { SessionsPage } from "./sessions-page";

const session = (id: string, more: object = {}) => ({
  sessionId: id,
  campaignId: "c1",
  campaign: "Prints",
  state: "ACCEPTED",
  prescribed: "attack",
  truth: "attack",
  attackType: "print",
  decision: "genuine",
  spoofScore: 0.12,
  right: false,
  wavering: true,
  conditions: { camera: "laptop", distance: "far", sharpness: "soft" },
  pictured: true,
  openedAt: "2026-01-01T12:00:00Z",
  ...more,
});
const page = {
  items: [
    session("s-000001"),
    session("s-000002", { truth: null, decision: null, spoofScore: null, right: null, pictured: null }),
  ],
  iteration: { id: "m1", name: "starter", iteration: 1, threshold: 0.4 },
  next: "s-000002",
  previous: null,
};
const answers = (list: unknown) => ({
  "GET /api/capture/campaigns": [{ id: "c1", name: "Prints" }],
  "GET /api/blindspot/models": [{ id: "m1", name: "starter", iteration: 1 }],
  "GET /api/blindspot/sessions": list,
});
const shown = (search = "") => show(SessionsPage, { at: `/sessions${search}`, path: "/sessions", id: "/researcher" });

test("a tile has the face, what the session is, what is decided of it and its conditions", async () => {
  serve(answers(page));
  const { router } = await shown("?look=gallery&at=sharpness%3Asoft");
  const [wrong, open] = within(await screen.findByRole("list", { name: "Gallery" })).getAllByRole("listitem");
  if (!wrong || !open) throw new Error("two tiles are expected");
  expect(wrong.textContent).toContain("attack");
  expect(wrong.textContent).toContain("genuine, wrong, wavers");
  expect(wrong.textContent).toContain("0.12, attack from 0.40");
  expect(wrong.textContent).toContain("Printed photo · Laptop · Far · Soft");
  expect(within(wrong).getByRole("img").getAttribute("src")).toBe("/api/blindspot/sessions/s-000001/face");
  expect(within(wrong).getByRole("link").getAttribute("href")).toBe("/sessions/s-000001?at=sharpness%3Asoft");
  expect(open.textContent).toContain("not decided, attack asked for");
  expect(open.textContent).toContain("No frame was kept");
  expect(within(wrong).getByRole("img").dataset.blurred).toBeUndefined();
  fireEvent.click(screen.getByRole("checkbox", { name: "Blur faces" }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ blur: true, look: "gallery" }));
  await waitFor(() => expect(screen.getAllByRole("img")[0]?.dataset.blurred).toBe("true"));
  await expectAccessible();
});

test("every filter is in the address, is seen above the list, and can be taken away", async () => {
  const asked: string[] = [];
  serve(answers(page));
  const { router } = await shown("?campaign=c1&run=3&outcome=error&at=camera%3Alaptop&after=s-000009");
  const chips = within(await screen.findByRole("list", { name: "Narrowed by" }));
  await chips.findByText(/Prints/);
  expect(chips.getAllByRole("button").map((each) => each.textContent)).toEqual([
    "Campaign: Prints ✕",
    "Mining run 3 ✕",
    "Camera: Laptop ✕",
    "Outcome: error of the run ✕",
  ]);
  // An error is what a run counts: without the run it goes, and another list begins at its first page.
  fireEvent.click(chips.getByRole("button", { name: "Without Mining run 3" }));
  await waitFor(() => expect(router.state.location.search).toEqual({ campaign: "c1", at: "camera:laptop" }));
  fireEvent.change(screen.getByLabelText("Truth"), { target: { value: "genuine" } });
  fireEvent.change(screen.getByLabelText("Condition"), { target: { value: "distance" } });
  fireEvent.change(screen.getByLabelText("Value"), { target: { value: "far" } });
  fireEvent.click(screen.getByRole("button", { name: "Add condition" }));
  await waitFor(() =>
    expect(router.state.location.search).toEqual({
      campaign: "c1",
      at: "camera:laptop,distance:far",
      truth: "genuine",
    }),
  );
  serveBy((request) => {
    asked.push(new URL(request.url).search);
    return new Response(JSON.stringify({ ...page, items: [] }), { headers: { "content-type": "application/json" } });
  });
  fireEvent.change(screen.getByLabelText("Id, or its end"), { target: { value: "00ff" } });
  fireEvent.click(screen.getByRole("button", { name: "Find" }));
  expect(await screen.findByText("No session is like this.")).toBeTruthy();
  expect(asked.at(-1)).toBe(
    "?campaign=c1&truth=genuine&id=00ff&condition=camera%3Alaptop&condition=distance%3Afar&limit=24",
  );
  fireEvent.click(screen.getByRole("button", { name: "Clear all filters" }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test("the next page is an address of its own, and what the server refuses is said", async () => {
  serve(answers(page));
  await shown("?truth=attack");
  const older = await screen.findByRole("link", { name: "Older sessions" });
  expect(older.getAttribute("href")).toBe("/sessions?truth=attack&after=s-000002");
  expect(screen.queryByRole("link", { name: "Newer sessions" })).toBeNull();
  serve(answers(new Refused(400, "bad-request", "The axis camera has no value “drone”: it is one of laptop.")));
  await shown("?at=camera%3Adrone");
  expect((await screen.findByRole("alert")).textContent).toContain("has no value “drone”");
});
