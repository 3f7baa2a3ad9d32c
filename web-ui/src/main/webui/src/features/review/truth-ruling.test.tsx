// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
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

test("a reviewer looks before they read what was said, and gives a reason by one key", async () => {
  const asked = serve({
    "GET /api/capture/sessions/s1/recording": { url: "https://storage.test/clip", type: "video/webm" },
    "GET /api/capture/objections": [],
    [RULING]: null,
  });
  await show(() => <TruthRuling review={review} />);
  const genuine = await screen.findByLabelText("Genuine");
  expect(screen.queryByText("declared otherwise than asked for")).toBeNull();
  fireEvent.click(genuine);
  expect(screen.getByText("declared otherwise than asked for")).toBeDefined();
  fireEvent.keyDown(genuine, { key: "3" });
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Reason/).value).toBe("Nothing of it is to be seen.");
  fireEvent.keyDown(screen.getByLabelText(/^Reason/), { key: "1" });
  expect(screen.getByLabelText<HTMLTextAreaElement>(/^Reason/).value).toBe("Nothing of it is to be seen.");
  await expectAccessible();
  fireEvent.click(screen.getByRole("button", { name: "Rule" }));
  await expect.poll(() => asked.find(({ what }) => what === RULING)?.body).toContain('"truth":"genuine"');
});
