// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { TruthReview } from "@/lib/api/views";
import { expectAccessible, serve, show } from "@/testing/page";
import { TruthRuling } from "./truth-ruling";

const RULING = "POST /api/capture/reviews/s1/ruling";
const review: TruthReview = {
  sessionId: "s1",
  openedAt: "2026-01-01T00:00:00Z",
  causes: ["declaration"],
  prescribedKind: "genuine",
  declaredKind: "attack",
  spoof: false,
  flags: [],
};

const open = async () => {
  const asked = serve({
    "GET /api/capture/sessions/s1/recording": { url: "https://storage.test/clip", type: "video/webm" },
    "GET /api/capture/objections": [],
    [RULING]: () => null,
  });
  const ruled = vi.fn();
  const undo = vi.fn();
  await show(() => <TruthRuling review={review} onRuled={ruled} onUndo={undo} />);
  return { asked, ruled, undo, genuine: await screen.findByLabelText("Genuine") };
};
const reason = () => screen.getByLabelText<HTMLTextAreaElement>(/^Reason/);

test("a reviewer looks before they read what was said, and gives a reason by one key", async () => {
  const { asked, ruled, genuine } = await open();
  expect(screen.queryByText("declared otherwise than asked for")).toBeNull();
  fireEvent.click(genuine);
  expect(screen.getByText("declared otherwise than asked for")).toBeDefined();
  fireEvent.keyDown(genuine, { code: "Digit3" });
  expect(reason().value).toBe("Nothing of it is to be seen.");
  fireEvent.keyDown(reason(), { code: "Digit1" });
  expect(reason().value).toBe("Nothing of it is to be seen.");
  await expectAccessible();
  fireEvent.click(screen.getByRole("button", { name: "Rule" }));
  await expect
    .poll(() => asked.find(({ what }) => what === RULING)?.body)
    .toBe('{"truth":"genuine","reason":"Nothing of it is to be seen.","secondOpinion":false}');
  await expect.poll(() => ruled.mock.calls.length).toBe(1);
});

test("a whole ruling with a second opinion is four keys, and a fifth takes the last one back", async () => {
  const { asked, ruled, undo } = await open();
  const heading = screen.getByRole("heading", { name: "Rule on a session" });
  expect(document.activeElement).toBe(heading);
  fireEvent.keyDown(heading, { code: "KeyZ" });
  expect(undo).toHaveBeenCalledOnce();
  for (const code of ["KeyJ", "Digit1", "KeyO", "Enter"]) fireEvent.keyDown(heading, { code });
  await expect
    .poll(() => asked.find(({ what }) => what === RULING)?.body)
    .toBe('{"truth":"attack","reason":"Clearly to be seen.","secondOpinion":true}');
  await expect
    .poll(() => ruled.mock.calls[0])
    .toEqual([{ what: "truth", sessionId: "s1", said: "attack", opinion: true }]);
});
