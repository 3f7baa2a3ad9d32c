// @vitest-environment jsdom
import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { expectAccessible, show } from "@/testing/page";
import type { SessionResult } from "@/lib/api/views";
import { Contact, Standing } from "./standing";
import { payOf, stateOf } from "./standing-words";

const NOW = Date.parse("2026-12-01T00:00:00Z");
const reward = { minor: 40, currency: "GBP", sure: true, paidBy: "2026-12-20T00:00:00Z" };
const waiting = {
  sessionId: "s",
  campaignId: "c",
  attempt: 1,
  state: "UPLOADED",
  counted: "checked",
  stage: "people",
  payment: "none",
  reward,
  openedAt: "2026-11-30T00:00:00Z",
} as SessionResult;
const rewarded = (change: object) => ({ ...waiting, reward: { ...reward, ...change } }) as SessionResult;

test("that it counts is said only of what is decided to count", () => {
  expect(stateOf(waiting)).toBe("people");
  expect(stateOf({ ...waiting, counted: "yes" })).toBe("people");
  expect(stateOf({ ...waiting, counted: "no" })).toBe("people");
  expect(stateOf({ stage: "decided", state: "ACCEPTED", counted: "yes" })).toBe("counted");
  expect(stateOf({ stage: "decided", state: "ACCEPTED", counted: "no" })).toBe("notCounted");
  expect(stateOf({ stage: "decided", state: "EXPIRED", counted: "no" })).toBe("expired");
});
test("every state that may earn something says what and by when, or that there is no day", () => {
  expect(payOf(waiting, NOW)).toBe("payBy");
  expect(payOf(rewarded({ paidBy: null }), NOW)).toBe("payRuled");
  expect(payOf(rewarded({ sure: false }), NOW)).toBe("payMaybe");
  expect(payOf({ ...rewarded({ paidBy: null }), stage: "sending" }, NOW)).toBe("payAfterSending");
  expect(payOf({ ...waiting, payment: "payable" }, NOW)).toBe("due");
  expect(payOf({ ...waiting, payment: "payable", stage: "decided" }, NOW)).toBe("due");
  expect(payOf({ ...waiting, payment: "payable" }, Date.parse("2026-12-21T00:00:00Z"))).toBe("overdue");
  expect(payOf({ ...waiting, payment: "paid", stage: "decided" }, NOW)).toBe("paid");
  expect(payOf({ ...waiting, payment: "declined", stage: "decided" }, NOW)).toBe("declined");
  expect(payOf({ ...waiting, reward: null } as unknown as SessionResult, NOW)).toBeNull();
});
test("a take that waits says what comes next, the amount and the day", async () => {
  await show(() => <Standing result={waiting} />);
  expect(await screen.findByText(/People look at it next/)).toBeTruthy();
  expect(document.body.textContent).toContain("£0.40");
  expect(document.body.textContent).toContain("Dec 20, 2026");
  expect(document.body.textContent).not.toContain("It counts.");
  await expectAccessible();
});
test("an address can be written to at a press, and whatever else a contact is stays text", async () => {
  await show(() => <Contact contact="lab@example.org" />);
  expect((await screen.findByText("lab@example.org")).getAttribute("href")).toBe("mailto:lab@example.org");
  const script = "<img src=x onerror=alert(1)> javascript:alert(1)";
  await show(() => <Contact contact={script} />);
  expect((await screen.findByText(/Questions/)).textContent).toContain(script);
  expect(document.querySelector("img, a")).toBeNull();
});
