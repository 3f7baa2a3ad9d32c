// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, serve, show } from "@/testing/page";
import { Reports } from "./reports";

test("a reviewer looks only when they ask to, and says why a report is put back", async () => {
  let open = [
    {
      sessionId: "s-abcdef",
      who: "minor",
      since: "2026-12-01T00:00:00Z",
      state: "UPLOADED",
      prescribedKind: "genuine",
    },
  ];
  const asked = serve({
    "GET /api/capture/reports": () => open,
    "GET /api/capture/sessions/s-abcdef/recording": { url: "data:,", type: "video/webm" },
    "POST /api/capture/sessions/s-abcdef/quarantine/end": () => {
      open = [];
      return null;
    },
  });
  await show(() => <Reports />);
  expect(await screen.findByText(/A labeler saw a child in abcdef/)).toBeTruthy();
  expect(asked.some(({ what }) => what.includes("recording"))).toBe(false);
  fireEvent.click(screen.getByText("Look at abcdef"));
  fireEvent.change(await screen.findByLabelText(/Why abcdef may be shown/), { target: { value: " A grown-up. " } });
  await expectAccessible();
  fireEvent.click(screen.getByText("Put it back"));
  expect(await screen.findByText("Nothing is reported.")).toBeTruthy();
  expect(asked.find(({ what }) => what.startsWith("POST"))?.body).toBe('{"reason":"A grown-up."}');
});
