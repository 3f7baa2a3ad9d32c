// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { SessionPage } from "./session-page";

const address = { at: "/sessions/s1", path: "/sessions/$id", id: "/researcher" };
const summary = "GET /api/capture/sessions/s1/summary";
const neighbours = "GET /api/blindspot/sessions/s1/neighbours";
const sent = { id: "s1", state: "UPLOADED", reason: null, prescribedKind: "genuine", campaignId: "c1" };
const shown = () => show(SessionPage, address);

test("a session that is not there is said not to be there, and nothing is asked of it", async () => {
  const asked = serve({ [summary]: new Refused(404, "not-found", "There is no such session.") });
  await shown();
  expect((await screen.findByRole("alert")).textContent).toContain("There is no such session.");
  expect(screen.queryByText("Not inspected yet.")).toBeNull();
  expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
  expect(asked.map(({ what }) => what).sort()).toEqual([neighbours, summary]);
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
  [{ ...sent, state: "REJECTED", reason: "minor", prescribedKind: "attack" }, /Somebody else is in the picture/],
])("why there is nothing to see is said", async (session, told) => {
  const asked = serve({ [summary]: session });
  await shown();
  expect(await screen.findByText(told)).toBeTruthy();
  expect(asked.map(({ what }) => what).sort()).toEqual([neighbours, summary]);
  await expectAccessible();
});

test("of an attack in which several faces are seen everything is shown, for a reviewer has to look", async () => {
  const attack = { ...sent, state: "REJECTED", reason: "several_faces", prescribedKind: "attack" };
  serve({ [summary]: attack, "GET /api/labeling/sessions/s1/consensus": [] });
  await shown();
  expect(await screen.findByRole("heading", { name: "Recording" })).toBeTruthy();
});

const score = (iterationId: string, iteration: number, decision: string) => ({
  iterationId,
  name: "starter",
  iteration,
  decision,
  spoofScore: 0.3,
  threshold: 0.5,
  flips: 0,
  frames: [
    { atMs: 0, heads: { spoof: 0.1 } },
    { atMs: 400, heads: { spoof: 0.45 } },
    { atMs: 900, heads: { spoof: 0.2 } },
  ],
});

test("truth, decision and campaign come first, then the clip beside its scores, and ids last", async () => {
  const decided = { ...sent, state: "ACCEPTED", truth: "attack", prescribedKind: "attack", participantId: "p1" };
  serve({
    [summary]: { ...decided, declaredAttackType: "print", prescribedAttackType: "print", attempt: 1 },
    [neighbours]: { iteration: { id: "m2" }, newer: "s0", older: "s2" },
    "GET /api/capture/campaigns/c1": { id: "c1", name: "Prints at home" },
    "GET /api/blindspot/sessions/s1/scores": [score("m1", 1, "attack"), score("m2", 2, "genuine")],
    "GET /api/blindspot/sessions/s1/portrait": { atMs: [0, 400, 900], columns: 2, side: 160 },
    "GET /api/labeling/sessions/s1/consensus": [],
  });
  await show(SessionPage, { ...address, at: "/sessions/s1?campaign=c1&truth=attack&blur=true" });
  const lead = await screen.findByLabelText("Session");
  // The decision is that of the iteration whose list it is.
  await waitFor(() =>
    expect(lead.textContent).toMatch(
      /^Truth▲attack: Printed photoDecision✕genuine, wrongScore0.30, attack from 0.50; starter 2/,
    ),
  );
  expect(await screen.findByRole("link", { name: "Prints at home" })).toBeTruthy();
  const titles = screen.getAllByRole("heading", { level: 2 }).map((heading) => heading.textContent);
  expect(titles).toEqual(["Recording", "Scores", "Inspection", "Consensus", "Ids and digests"]);
  // The spike is what one looks for.
  const frame = await screen.findByRole("img", { name: "The face at 0.4 s, spoof score 0.45" });
  expect(frame.dataset.square).toBe("1");
  expect(frame.dataset.blurred).toBe("true");
  const way = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
  expect(way("Newer session")).toBe("/sessions/s0?campaign=c1&truth=attack&blur=true");
  expect(way("Older session")).toBe("/sessions/s2?campaign=c1&truth=attack&blur=true");
  expect(way("The list")).toBe("/sessions?campaign=c1&truth=attack&blur=true");
  await expectAccessible();
});

test("whoever sees a child in it has it erased, and is asked first", async () => {
  const asked = serve({
    [summary]: { ...sent, prescribedKind: "attack" },
    "GET /api/labeling/sessions/s1/consensus": [],
    "POST /api/capture/sessions/s1/bystander": () => null,
  });
  await shown();
  fireEvent.click(await screen.findByRole("button", { name: "Somebody must not be in it" }));
  expect(screen.getByRole("button", { name: "Erase it" }).hasAttribute("disabled")).toBe(true);
  fireEvent.click(screen.getByRole("radio", { name: "A child" }));
  await expectAccessible();
  fireEvent.click(screen.getByRole("button", { name: "Erase it" }));
  await waitFor(() =>
    expect(asked.find(({ what }) => what.startsWith("POST"))?.body).toBe(JSON.stringify({ who: "minor" })),
  );
  await waitFor(() => expect(screen.queryByRole("button", { name: "Erase it" })).toBeNull());
});
