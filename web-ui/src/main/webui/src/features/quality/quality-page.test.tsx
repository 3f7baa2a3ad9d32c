// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { QualityPage } from "./quality-page";

const SESSION = "0197c0de-0000-7000-8000-0000000abcde";
const outlook = {
  open: 2,
  decided: 1,
  contested: 0,
  adjudicated: 0,
  votes: 5,
  votesToGo: 4,
  votesADay: 5,
  daysToGo: 0.8,
  pay: { minor: 12, currency: "GBP" },
  days: [{ day: "2026-12-01", votes: 5 }],
};
const glare = { attribute: "glare", votes: 5, unsure: 1, tasks: 2, alpha: 0.1, alphaLow: -1.4, alphaHigh: 0.6 };
const posteriors = Array.from({ length: 20 }, (_, i) => (i === 0 || i === 9 ? 1 : 0));
const confusion = { attribute: "glare", presentYes: 0, presentNo: 0, absentYes: 1, absentNo: 1, unsure: 0 };
const labelers = [
  {
    labeler: "l_0123456789abcdef",
    submissions: 2,
    skips: 1,
    lowMs: 8000,
    medianMs: 9000,
    highMs: 11_000,
    confusions: [{ ...confusion, presentRight: 0.9, absentRight: 0.6 }],
  },
];
const answers = {
  "GET /api/labeling/quality/outlook": outlook,
  "GET /api/labeling/quality/agreement": { at: "2026-12-01T10:00:00Z", attributes: [{ ...glare, posteriors }] },
  "GET /api/labeling/quality/labelers": { at: "2026-12-01T10:00:00Z", labelers, more: 0 },
  "GET /api/labeling/quality/disagreements": [
    { sessionId: SESSION, yes: 1, no: 1, unsure: 1, state: "contested", probability: 0.5 },
  ],
  [`GET /api/labeling/quality/sessions/${SESSION}/votes`]: [
    { labeler: "l_0123456789abcdef", answers: { glare: "yes" }, elapsedMs: 9000, watchedMs: 4000 },
  ],
  [`GET /api/capture/sessions/${SESSION}/recording`]: { url: "blob:clip", type: "video/webm" },
};
const signedIn = (...roles: string[]) => {
  localStorage.setItem("scotoma-signed-in", "yes");
  return { "GET /api/identity/me": { personId: "p", login: "somebody", roles, csrf: "c" } };
};
const open = (at = "/agreement") => show(QualityPage, { at, path: "/agreement", id: "team" });

test("a researcher sees counts, errors, and the votes of a divided session", async () => {
  serve({ ...answers, ...signedIn("researcher") });
  await open(`/agreement?attribute=glare&session=${SESSION}&cell=l_0123456789abcdef:glare`);
  await screen.findByText("4 votes to go: a day at 5 votes a day over the last week.");
  await screen.findByText("£0.60 so far, £0.48 to go, £0.12 a vote");
  await screen.findByText(/People agree least on glare: α 0.10 \(95% CI -1.00 to 0.60\)/);
  await screen.findByText("Nobody has 20 answers that can be held against others yet");
  await screen.findByRole("heading", { name: "Session 0abcde" });
  expect((await screen.findAllByText("yes")).length).toBeGreaterThan(0);
  expect(screen.getByRole("link", { name: "Raw votes (CSV)" }).getAttribute("href")).toBe(
    "/api/labeling/quality/votes.csv",
  );
  await expectAccessible();
});

test("an operator sees the counts, and neither votes nor clips", async () => {
  const asked = serve({ ...answers, ...signedIn("operator") });
  await open(`/agreement?session=${SESSION}`);
  await screen.findByText(/4 votes to go/);
  await screen.findByText(/Nobody has 20 answers/);
  expect(screen.queryByText("Where people disagree")).toBeNull();
  expect(screen.queryByRole("link", { name: "Raw votes (CSV)" })).toBeNull();
  expect(asked.filter(({ what }) => /disagreements|votes$/.test(what))).toEqual([]);
});

test("before the first vote it says what comes here", async () => {
  serve({
    "GET /api/labeling/quality/outlook": { ...outlook, pay: null, votesADay: 0, daysToGo: null, days: [], votes: 0 },
    "GET /api/labeling/quality/agreement": { attributes: [] },
    "GET /api/labeling/quality/labelers": { labelers: [], more: 0 },
    ...signedIn("researcher"),
  });
  await open();
  await screen.findByText(/Nobody has voted in seven days/);
  await screen.findByText("nothing is configured to be paid");
  await screen.findByText("Nobody has answered for a clip yet.");
  await screen.findByText("Sessions on which people disagree appear here.");
});
