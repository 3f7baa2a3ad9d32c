import { expect, test } from "vitest";
import { emptyDraft, localTime, toCampaign, toMinor } from "./draft";

const draft = { ...emptyDraft, name: " Dark rooms ", brief: "Record in the dark.", closesAt: "2026-12-01T10:00" };

test("what was not chosen stays open", () => {
  expect(toCampaign(draft)).toMatchObject({ name: "Dark rooms", kind: "genuine", attackType: undefined, camera: undefined, sessionsEach: 3, rewardMinor: 0 });
});
test("a genuine campaign carries no attack, even after one was chosen and changed back", () => {
  expect(toCampaign({ ...draft, attackType: "print", paiQuality: "high" })).toMatchObject({ attackType: undefined, paiQuality: undefined });
  expect(toCampaign({ ...draft, kind: "attack", attackType: "print" })).toMatchObject({ attackType: "print" });
});
test("rewards are counted in the currency's own minor unit", () => {
  expect(toMinor("1.20", "GBP")).toBe(120);
  expect(toMinor("0.29", "EUR")).toBe(29);
  expect(toMinor("120", "JPY")).toBe(120);
});
test("a local time goes to an instant and back", () => {
  expect(localTime(new Date(toCampaign(draft).closesAt))).toBe("2026-12-01T10:00");
});
