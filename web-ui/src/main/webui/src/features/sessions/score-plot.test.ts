// @vitest-environment jsdom
import { expect, test, vi } from "vitest";
import { scorePlot } from "./score-plot";

const points = [
  { seconds: 0, score: 0.1 },
  { seconds: 0.4, score: 0.45 },
  { seconds: 0.9, score: 0.2 },
];
const labels = { width: 400, name: "starter 1", finding: "x", threshold: "y", point: () => "a frame" };

test("pointing at a frame shows it, and so does going to it by the arrow keys", () => {
  const show = vi.fn();
  document.body.replaceChildren(scorePlot(points, 0.5, labels, "400", show));
  const frames = [...document.querySelectorAll<SVGElement>("[data-key]")];
  expect(frames.map((frame) => frame.dataset.key)).toEqual(["0", "400", "900"]);
  expect(frames.map((frame) => frame.getAttribute("tabindex"))).toEqual(["-1", "0", "-1"]);
  // What is drawn again comes to lie under a pointer that rests.
  frames[2]?.dispatchEvent(new Event("pointerenter"));
  expect(show).not.toHaveBeenCalled();
  frames[0]?.dispatchEvent(new Event("pointermove"));
  expect(show).toHaveBeenLastCalledWith("0");
  frames[1]?.focus();
  frames[1]?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
  expect(document.activeElement).toBe(frames[2]);
  expect(show).toHaveBeenLastCalledWith("900");
});
