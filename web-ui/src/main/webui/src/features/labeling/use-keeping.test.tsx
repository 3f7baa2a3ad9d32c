// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Claim } from "@/lib/api/views";
import { Refused, serve, show } from "@/testing/page";
import { useKeeping } from "./use-keeping";

const claim = (assignmentId: string): Claim => ({ assignmentId, leaseUntil: "2026-12-01T10:00:00Z" });
const beat = (id: string) => `POST /api/labeling/assignments/${id}/heartbeat`;
const lost: string[] = [];

function Page() {
  useKeeping([claim("a"), claim("b")], ({ assignmentId }, problem) => lost.push(`${assignmentId}: ${problem.message}`));
  return null;
}

const visible = (state: "visible" | "hidden") => {
  Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
};

beforeEach(() => void lost.splice(0));
afterEach(() => {
  visible("visible");
});

test("what is on screen is kept, and what is gone is told", async () => {
  const asked = serve({
    [beat("a")]: claim("a"),
    [beat("b")]: new Refused(409, "conflict", "Somebody else is answering for it now."),
  });
  await show(Page);
  visible("visible");
  await vi.waitFor(() => expect(lost).toEqual(["b: Somebody else is answering for it now."]));
  expect(asked.map(({ what }) => what)).toEqual([beat("a"), beat("b")]);
});

test("a page that nobody looks at keeps nothing, and a dead network takes nothing away", async () => {
  const asked = serve({
    [beat("a")]: () => {
      throw new TypeError("no network");
    },
    [beat("b")]: () => {
      throw new TypeError("no network");
    },
  });
  await show(Page);
  visible("hidden");
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(asked).toEqual([]);
  visible("visible");
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(lost).toEqual([]);
});
