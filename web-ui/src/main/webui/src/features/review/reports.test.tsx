// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Report } from "@/lib/api/views";
import { expectAccessible, serve, show } from "@/testing/page";
import { Reported } from "./reports";

const report: Report = {
  sessionId: "s-abcdef",
  who: "minor",
  since: "2026-12-01T00:00:00Z",
  state: "UPLOADED",
  prescribedKind: "genuine",
};

test("a reviewer looks only when they ask to, and says why a report is put back", async () => {
  const asked = serve({
    "GET /api/capture/sessions/s-abcdef/recording": { url: "data:,", type: "video/webm" },
    "POST /api/capture/sessions/s-abcdef/quarantine/end": () => null,
  });
  const done = vi.fn(() => Promise.resolve());
  await show(() => <Reported report={report} onDone={done} />);
  expect(await screen.findByText(/A labeler saw a child in abcdef/)).toBeTruthy();
  expect(asked.some(({ what }) => what.includes("recording"))).toBe(false);
  fireEvent.click(screen.getByText("Look at abcdef"));
  fireEvent.change(await screen.findByLabelText(/Why abcdef may be shown/), { target: { value: " A grown-up. " } });
  await expectAccessible();
  fireEvent.click(screen.getByText("Put it back"));
  await expect.poll(() => done.mock.calls.length).toBe(1);
  expect(asked.find(({ what }) => what.startsWith("POST"))?.body).toBe('{"reason":"A grown-up."}');
});
