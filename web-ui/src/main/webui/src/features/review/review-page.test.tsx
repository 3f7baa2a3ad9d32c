// @vitest-environment jsdom
import { act, fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { queryClient } from "@/lib/query";
import { serve, show } from "@/testing/page";
import { contestedQuery } from "./queries";
import { ReviewPage } from "./review-page";

const waiting = {
  taskId: "t-abcdef",
  sessionId: "s-abcdef",
  attributes: [{ attribute: "glare", yes: 1, no: 1, unsure: 0 }],
};

const open = (contested: () => unknown) => {
  serve({
    "GET /api/capture/reviews": [],
    "GET /api/capture/objections": [],
    "GET /api/capture/reports": [],
    "GET /api/capture/sessions/s-abcdef/recording": { url: "data:,", type: "video/webm" },
    "GET /api/labeling/contradictions": { sessions: 0, surest: [] },
    "GET /api/labeling/reviews": contested,
    "GET /api/labeling/reviews/mine": [],
    "POST /api/labeling/reviews/t-abcdef/rulings": () => null,
    "GET /api/labeling/reviews/t-abcdef/votes": [{ attribute: "glare", ruled: true, votes: [] }],
    "GET /api/labeling/notes/s-abcdef": ["A bezel at 0:03."],
  });
  return show(ReviewPage, { at: "/review?task=t-abcdef", path: "/review", id: "reviewer" });
};
const poll = () => act(() => queryClient.refetchQueries({ queryKey: contestedQuery.queryKey }));

test("votes and notes stay after the last ruling, until the reviewer goes on", async () => {
  let list = [waiting];
  await open(() => list);
  fireEvent.click(await screen.findByLabelText("Yes"));
  fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: "Seen." } });
  fireEvent.click(screen.getByRole("button", { name: "Rule" }));
  expect(await screen.findByText("A bezel at 0:03.")).toBeTruthy();
  list = [];
  await poll();
  expect(await screen.findByText("No labels are contested.")).toBeTruthy();
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

test("no two sessions that wait have the same link text, though they were opened in the same minute", async () => {
  const session = (sessionId: string) => ({
    sessionId,
    openedAt: "2026-01-01T00:00:00Z",
    causes: ["declaration"],
    prescribedKind: "genuine",
    declaredKind: "attack",
    flags: [],
  });
  serve({
    "GET /api/capture/reviews": [session("0190-aaaaaa"), session("0190-bbbbbb")],
    "GET /api/capture/objections": [],
    "GET /api/capture/reports": [],
    "GET /api/labeling/contradictions": { sessions: 0, surest: [] },
    "GET /api/labeling/reviews": [waiting, { ...waiting, taskId: "t-ghijkl" }],
    "GET /api/labeling/reviews/mine": [],
  });
  await show(ReviewPage, { at: "/review", path: "/review", id: "reviewer" });
  await screen.findByText(/aaaaaa$/);
  await screen.findByText(/ghijkl$/);
  const names = screen.getAllByRole("link").map((link) => link.textContent);
  expect(names).toHaveLength(4);
  expect(new Set(names).size).toBe(4);
});
