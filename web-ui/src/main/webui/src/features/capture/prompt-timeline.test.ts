import { expect, test } from "vitest";
import { momentAt } from "./prompt-timeline";

const prompts = [
  { atMs: 4000, turn: "right" as const },
  { atMs: 1500, turn: "left" as const },
  { atMs: 7000, turn: "centre" as const },
];

test("no prompt is up before the first one's time", () => {
  expect(momentAt(prompts, 9000, 0)).toEqual({ prompt: null, position: 0, total: 3, share: 0, over: false });
  expect(momentAt(prompts, 9000, 1499).prompt).toBeNull();
});
test("a prompt comes up at its very millisecond and stays until the next, whatever their order", () => {
  expect(momentAt(prompts, 9000, 1500).prompt?.turn).toBe("left");
  expect(momentAt(prompts, 9000, 3999).prompt?.turn).toBe("left");
  expect(momentAt(prompts, 9000, 4000).prompt?.turn).toBe("right");
  expect(momentAt(prompts, 9000, 8999)).toMatchObject({ position: 3, over: false });
});
test("the recording is over at its length, and progress never passes the end", () => {
  expect(momentAt(prompts, 9000, 9000)).toMatchObject({ over: true, share: 1 });
  expect(momentAt(prompts, 9000, 20_000).share).toBe(1);
});
test("a recording without prompts is only timed", () => {
  expect(momentAt([], 5000, 2500)).toEqual({ prompt: null, position: 0, total: 0, share: 0.5, over: false });
});
