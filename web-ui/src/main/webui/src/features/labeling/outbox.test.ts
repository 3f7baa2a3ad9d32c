import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Problem } from "@/lib/api/problem";
import { Outbox, type Submission } from "./outbox";

const submission = (assignmentId: string): Submission => ({
  assignmentId,
  answers: { phone: "no" },
  watchedMs: 9000,
  elapsedMs: 12_000,
});

function shelf(content: Record<string, string> = {}) {
  return {
    content,
    getItem: (key: string) => content[key] ?? null,
    setItem: (key: string, value: string) => void (content[key] = value),
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("submissions leave in order", async () => {
  const sent: string[] = [];
  const box = new Outbox("k", shelf(), async (s) => void sent.push(s.assignmentId));
  box.add(submission("a"));
  box.add(submission("b"));
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["a", "b"]);
  expect(box.current()).toEqual({ waiting: [], refused: [], held: false });
});
test("a dead network keeps them, shows them, and tries again", async () => {
  let online = false;
  const kept = shelf();
  const sent: string[] = [];
  const box = new Outbox("k", kept, async (s) => {
    if (!online) throw Problem.noConnection();
    sent.push(s.assignmentId);
  });
  box.add(submission("a"));
  box.add(submission("b"));
  await vi.advanceTimersByTimeAsync(100);
  expect(box.current().waiting.map((s) => s.assignmentId)).toEqual(["a", "b"]);
  expect(box.current().held).toBe(true);
  expect(JSON.parse(kept.content["k"] ?? "")).toHaveLength(2);
  online = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual(["a", "b"]);
});
test("one whose sender is not signed in waits for them, and is not tried behind their back", async () => {
  let signedIn = false;
  let tries = 0;
  const sent: string[] = [];
  const box = new Outbox("k", shelf(), async (s) => {
    tries += 1;
    if (!signedIn) throw new Problem("unauthenticated", 401);
    sent.push(s.assignmentId);
  });
  box.add(submission("a"));
  await vi.advanceTimersByTimeAsync(120_000);
  expect([tries, box.current().held, box.current().refused]).toEqual([1, true, []]);
  signedIn = true;
  await box.flush();
  expect(sent).toEqual(["a"]);
});
test("what waited survives a reload", async () => {
  const sent: string[] = [];
  const box = new Outbox(
    "k",
    shelf({ k: JSON.stringify([submission("a")]) }),
    async (s) => void sent.push(s.assignmentId),
  );
  await box.flush();
  expect(sent).toEqual(["a"]);
});
test("a refused one is shown with its reason and does not block the next", async () => {
  const sent: string[] = [];
  const gone = new Problem("conflict", 409, "This clip was decided in the meantime.");
  const box = new Outbox("k", shelf(), async (s) => {
    if (s.assignmentId === "a") throw gone;
    sent.push(s.assignmentId);
  });
  box.add(submission("a"));
  box.add(submission("b"));
  await vi.runAllTimersAsync();
  expect(sent).toEqual(["b"]);
  expect(box.current().refused).toEqual([{ submission: submission("a"), problem: gone }]);
});
test("one that has not left can be taken back, one that is leaving cannot", async () => {
  let finish = (): void => undefined;
  const box = new Outbox("k", shelf(), () => new Promise<void>((resolve) => (finish = resolve)));
  box.add(submission("a"));
  box.add(submission("b"));
  expect(box.recall("a")).toBeNull();
  expect(box.recall("b")).toEqual(submission("b"));
  finish();
  await vi.runAllTimersAsync();
  expect(box.current().waiting).toEqual([]);
});
test("broken storage is an empty box", () => {
  expect(new Outbox("k", shelf({ k: "{not json" }), async () => undefined).current().waiting).toEqual([]);
});
test("one that was stopped leaves what is kept to the tab that has it now", async () => {
  let finish = (): void => undefined;
  const kept = shelf();
  const box = new Outbox("k", kept, () => new Promise<void>((resolve) => (finish = resolve)));
  box.add(submission("a"));
  box.stop();
  const elsewhere = JSON.stringify([submission("a"), submission("of the other tab")]);
  kept.setItem("k", elsewhere);
  finish();
  await vi.runAllTimersAsync();
  expect(kept.content["k"]).toBe(elsewhere);
});
