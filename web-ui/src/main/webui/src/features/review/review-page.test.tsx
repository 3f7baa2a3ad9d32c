// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { queryClient } from "@/lib/query";
import { expectAccessible, serve, show } from "@/testing/page";
import { contestedQuery } from "./queries";
import { ReviewPage } from "./review-page";

const waiting = {
  taskId: "t-abcdef",
  sessionId: "s-abcdef",
  since: "2026-01-01T00:00:00Z",
  attributes: [{ attribute: "glare", yes: 1, no: 1, unsure: 0 }],
};
const NO_PAIRS = { pairs: 0, agreed: 0 };
const TRUTH_BACK = "DELETE /api/capture/reviews/s-123456/ruling";
const LABEL_BACK = "DELETE /api/labeling/reviews/t-abcdef/rulings/glare";

const open = async (contested: () => unknown, at = "/review?task=t-abcdef", more = {}) => {
  const asked = serve({
    "GET /api/capture/reviews": [],
    "GET /api/capture/reviews/mine": [],
    "GET /api/capture/reviews/agreement": NO_PAIRS,
    "GET /api/capture/objections": [],
    "GET /api/capture/reports": [],
    "GET /api/capture/sessions/s-abcdef/recording": { url: "data:,", type: "video/webm" },
    "GET /api/labeling/contradictions": { sessions: 0, surest: [] },
    "GET /api/labeling/reviews": contested,
    "GET /api/labeling/reviews/mine": [],
    "GET /api/labeling/reviews/agreement": [
      { attribute: "glare", contested: { pairs: 4, agreed: 3 }, gold: { pairs: 20, agreed: 19 } },
    ],
    "GET /api/labeling/gold/waiting": [],
    "POST /api/labeling/reviews/t-abcdef/rulings": () => null,
    "GET /api/labeling/reviews/t-abcdef/votes": [{ attribute: "glare", ruled: true, votes: [] }],
    "GET /api/labeling/notes/s-abcdef": ["A bezel at 0:03."],
    [LABEL_BACK]: () => null,
    [TRUTH_BACK]: () => null,
    ...more,
  });
  await show(ReviewPage, { at, path: "/review", id: "reviewer" });
  return asked;
};
const poll = () => act(() => queryClient.refetchQueries({ queryKey: contestedQuery.queryKey }));
const rule = async () => {
  fireEvent.click(await screen.findByLabelText("Yes"));
  fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: "Seen." } });
  fireEvent.click(screen.getByRole("button", { name: "Rule" }));
};

test("votes and notes stay after the last ruling, until the reviewer goes on", async () => {
  let list = [waiting];
  await open(() => list);
  await rule();
  expect(await screen.findByText("A bezel at 0:03.")).toBeTruthy();
  list = [];
  await poll();
  expect(await screen.findByText(/^Nothing waits/)).toBeTruthy();
  expect(screen.getByText("A bezel at 0:03.")).toBeTruthy();
  expect(screen.queryByText(/wait for no ruling/)).toBeNull();
  fireEvent.click(screen.getByText("Back to the list"));
  await expect.poll(() => screen.queryByText("A bezel at 0:03.")).toBeNull();
});

test("a clip on which somebody else has ruled meanwhile goes from the page", async () => {
  let list = [waiting];
  await open(() => list);
  await screen.findByLabelText("Yes");
  list = [];
  await poll();
  expect(await screen.findByText(/The labels of this clip wait for no ruling/)).toBeTruthy();
  expect(screen.queryByLabelText("Yes")).toBeNull();
});

test("the last ruling can be proposed as gold, or taken back by a key, and the clip waits again", async () => {
  const asked = await open(() => [waiting]);
  await rule();
  const gold = await screen.findByText("Propose as gold");
  expect(gold.closest("a")?.getAttribute("href")).toBe("/gold?session=s-abcdef");
  fireEvent.keyDown(screen.getByRole("heading", { name: "Rule on contested attributes" }), { code: "KeyZ" });
  expect(await screen.findByText(/^Taken back: the attribute stands as before/)).toBeTruthy();
  expect(asked.some(({ what }) => what === LABEL_BACK)).toBe(true);
  expect(await screen.findByLabelText("Yes")).toHaveProperty("checked", false);
  expect(screen.queryByText("Propose as gold")).toBeNull();
});

test("rulings on truth and labels are one history, and what is taken back says what it opens again", async () => {
  const asked = await open(() => [], "/review", {
    "GET /api/capture/reviews/mine": [
      {
        sessionId: "s-123456",
        truth: "attack",
        reason: "A bezel.",
        ruledAt: "2026-01-02T00:00:00Z",
        opinion: false,
        state: "ACCEPTED",
        inForce: "attack",
        canTakeBack: true,
      },
    ],
    "GET /api/labeling/reviews/mine": [
      {
        taskId: "t-abcdef",
        sessionId: "s-abcdef",
        attribute: "glare",
        present: true,
        reason: "Seen.",
        ruledAt: "2026-01-03T00:00:00Z",
        opinion: true,
        inForce: null,
        canTakeBack: false,
      },
    ],
  });
  expect(await screen.findByText("yes, with a second opinion")).toBeTruthy();
  expect(screen.getByText("3 of 4")).toBeTruthy();
  expect(screen.getByText(/^95\.0% \(95% CI/)).toBeTruthy();
  await expectAccessible();
  fireEvent.click(screen.getByLabelText("Take back attack of 123456"));
  expect(await screen.findByText(/^Taken back: the session waits for a ruling/)).toBeTruthy();
  expect(asked.some(({ what }) => what === TRUTH_BACK)).toBe(true);
});

test("no two cases that wait have the same link name, though they were opened in the same minute", async () => {
  const session = (sessionId: string) => ({
    sessionId,
    openedAt: "2026-01-01T00:00:00Z",
    causes: ["declaration"],
    prescribedKind: "genuine",
    declaredKind: "attack",
    flags: [],
  });
  await open(() => [waiting, { ...waiting, taskId: "t-ghijkl", sessionId: "s-ghijkl" }], "/review", {
    "GET /api/capture/reviews": [session("0190-aaaaaa"), session("0190-bbbbbb")],
  });
  await screen.findByRole("link", { name: /aaaaaa/ });
  await screen.findByRole("link", { name: /ghijkl/ });
  const names = screen.getAllByRole("link").map((link) => link.getAttribute("aria-label") ?? link.textContent);
  expect(names).toHaveLength(4);
  expect(new Set(names).size).toBe(4);
});
