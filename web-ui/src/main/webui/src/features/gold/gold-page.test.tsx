// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, Refused, serve, show } from "@/testing/page";
import { GoldPage } from "./gold-page";

const PROPOSAL = "POST /api/labeling/gold";
const attributes = [
  { name: "phone", position: 1, definition: "A phone.", question: "Is a phone visible?" },
  { name: "spoof", position: 2, definition: "An attack.", question: "Is it an attack?" },
];

const open = async (clip: unknown) => {
  const asked = serve({
    "GET /api/labeling/gold": [],
    "GET /api/labeling/gold/waiting": [],
    "GET /api/labeling/gold/candidates": [],
    "GET /api/labeling/gold/clips/s1": clip,
    "GET /api/labeling/attributes": attributes,
    "GET /api/capture/sessions/s1/recording": { url: "data:,", type: "video/webm" },
    [PROPOSAL]: { goldId: "g1" },
  });
  await show(GoldPage, { at: "/gold?session=s1", path: "/gold", id: "reviewer" });
  return asked;
};

test("a clip that was ruled on is proposed with the keys of the desk, and nothing is answered before", async () => {
  const asked = await open({ taskId: "t1", sessionId: "s1", goldId: null, since: null });
  const clip = await screen.findByRole("region", { name: "The clip" });
  expect(screen.queryAllByRole("radio", { checked: true })).toEqual([]);
  fireEvent.keyDown(clip, { code: "KeyJ" });
  fireEvent.keyDown(clip, { code: "Enter" });
  expect(asked.some(({ what }) => what === PROPOSAL)).toBe(false);
  fireEvent.keyDown(clip, { code: "KeyK" });
  await expectAccessible();
  fireEvent.keyDown(clip, { code: "Enter" });
  await expect
    .poll(() => asked.find(({ what }) => what === PROPOSAL)?.body)
    .toBe('{"taskId":"t1","present":{"phone":true,"spoof":false}}');
  await expect.poll(() => screen.queryByText("Propose the clip that you came with")).toBeNull();
});

test("what was proposed before is said to be", async () => {
  await open(new Refused(409, "conflict", "This clip was proposed as gold before."));
  expect(await screen.findByText(/proposed as gold before/)).toBeTruthy();
});
