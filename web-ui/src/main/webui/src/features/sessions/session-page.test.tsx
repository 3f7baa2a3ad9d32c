// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { SessionPage } from "./session-page";

const address = { at: "/sessions/s1", path: "/sessions/$id", id: "/researcher" };
const summary = "GET /api/capture/sessions/s1/summary";
const sent = { id: "s1", state: "UPLOADED", reason: null, prescribedKind: "genuine" };
const shown = () => show(SessionPage, address);

test("a session that is not there is said not to be there, and nothing is asked of it", async () => {
  const asked = serve({ [summary]: new Refused(404, "not-found", "There is no such session.") });
  await shown();
  expect((await screen.findByRole("alert")).textContent).toContain("There is no such session.");
  expect(screen.queryByText("Not inspected yet.")).toBeNull();
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  expect(asked.map(({ what }) => what)).toEqual([summary]);
});

test("one that was sent and not inspected says so, and that its recording waits", async () => {
  const asked = serve({ [summary]: sent, "GET /api/labeling/sessions/s1/consensus": [] });
  await shown();
  expect(await screen.findByText("Not inspected yet.")).toBeTruthy();
  expect(screen.getByText(/^It is shown when inspection has looked/)).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(asked.map(({ what }) => what)).not.toContain("GET /api/capture/sessions/s1/recording");
});

test.each([
  [{ ...sent, state: "OPENED" }, "Its participant has not sent a recording yet."],
  [{ ...sent, state: "EXPIRED", reason: "not_sent" }, "No recording was sent in time."],
  [{ ...sent, state: "REJECTED", reason: "several_faces" }, /Somebody else is in the picture/],
])("why there is nothing to see is said", async (session, told) => {
  const asked = serve({ [summary]: session });
  await shown();
  expect(await screen.findByText(told)).toBeTruthy();
  expect(asked.map(({ what }) => what)).toEqual([summary]);
  await expectAccessible();
});

test("of an attack in which several faces are seen everything is shown, for a reviewer has to look", async () => {
  const attack = { ...sent, state: "REJECTED", reason: "several_faces", prescribedKind: "attack" };
  serve({ [summary]: attack, "GET /api/labeling/sessions/s1/consensus": [] });
  await shown();
  expect(await screen.findByRole("heading", { name: "Recording" })).toBeTruthy();
});
