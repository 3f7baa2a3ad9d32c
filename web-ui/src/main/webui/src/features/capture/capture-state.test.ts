import { expect, test } from "vitest";
import type { CaptureSession } from "@/lib/api/views";
import { holdsTake, start, step, type CaptureEvent, type CaptureState } from "./capture-state";
import type { Take } from "./take";

const session = { id: "s1", prompts: [], recordMs: 9000 } as unknown as CaptureSession;
const take = { sessionId: "s1" } as unknown as Take;
const after = (...events: CaptureEvent[]): CaptureState => events.reduce(step, start);

const toReview: CaptureEvent[] = [
  { type: "nothingKept" },
  { type: "cameraOpened" },
  { type: "sessionOpened", session },
  { type: "aligned" },
  { type: "recorded", take },
];

test("a take goes from permission to its result", () => {
  expect(after(...toReview).at).toBe("review");
  expect(after(...toReview, { type: "send" }).at).toBe("upload");
  expect(after(...toReview, { type: "send" }, { type: "arrived" })).toEqual({ at: "result", sessionId: "s1" });
});
test("recording again keeps the session and its prompts", () => {
  expect(after(...toReview, { type: "again" })).toEqual({ at: "align", session });
});
test("a stop before the first frame goes back to lining up, with nothing to review", () => {
  expect(after(...toReview.slice(0, 4), { type: "nothingRecorded" })).toEqual({ at: "align", session });
});
test("a take found after a closed tab is shown, or sent on if it was being sent", () => {
  expect(after({ type: "takeFound", take, sending: false })).toEqual({
    at: "review",
    take,
    session: null,
    found: true,
  });
  expect(after({ type: "takeFound", take, sending: true }).at).toBe("upload");
});
test("recording again after a closed tab starts from the camera", () => {
  expect(after({ type: "takeFound", take, sending: false }, { type: "again" }).at).toBe("permission");
});
test("a refused camera has a way back", () => {
  const blocked = after({ type: "nothingKept" }, { type: "cameraFailed", trouble: "denied" });
  expect(blocked).toEqual({ at: "blocked", trouble: "denied" });
  expect(step(blocked, { type: "cameraOpened" }).at).toBe("check");
});
test("no late event throws a take away", () => {
  const review = after(...toReview);
  for (const event of [
    { type: "cameraOpened" },
    { type: "cameraLost" },
    { type: "nothingKept" },
    { type: "next" },
    { type: "aligned" },
  ] as const) {
    expect(step(review, event)).toBe(review);
  }
  const upload = step(review, { type: "send" });
  expect(step(upload, { type: "again" })).toBe(upload);
  expect(step(upload, { type: "recorded", take })).toBe(upload);
});
test("leaving asks exactly while a take is at stake", () => {
  expect(holdsTake(start)).toBe(false);
  expect(holdsTake(after(...toReview))).toBe(true);
  expect(holdsTake(after(...toReview, { type: "send" }, { type: "arrived" }))).toBe(false);
});
