import { expect, test } from "vitest";
import { cellInWords, cellsOf, described, parted } from "./cells";
import { draftFor, emptyDraft, toCampaign } from "./draft";

const attack = {
  ...emptyDraft,
  kind: "attack" as const,
  attackType: "print",
  distance: "far",
  closesAt: "2026-12-01T10:00",
};

test("a campaign without a number is one of conditions, as it always was", () => {
  expect(cellsOf(attack)).toBeNull();
  expect(toCampaign(attack)).toMatchObject({ kind: "attack", attackType: "print", distance: "far", cells: undefined });
});
test("with a number it is a cell, and its conditions are said there alone", () => {
  const campaign = toCampaign({ ...attack, wanted: "40" });
  expect(campaign).toMatchObject({ kind: "attack", attackType: undefined, distance: undefined });
  expect(campaign.cells).toEqual([
    expect.objectContaining({ kind: "attack", attackType: "print", distance: "far", wanted: 40 }),
  ]);
});
test("a matched quota is as many genuine recordings in the same place, without an instrument", () => {
  const cells = described({ ...attack, paiQuality: "high", wanted: "40", matched: true });
  expect(
    cells.map(({ kind, attackType, paiQuality, distance, wanted }) => [kind, attackType, paiQuality, distance, wanted]),
  ).toEqual([
    ["attack", "print", "high", "far", 40],
    ["genuine", undefined, undefined, "far", 40],
  ]);
});
test("the mix is 30% laptops and 70% mobile, and nobody is lost to rounding", () => {
  const cells = described({ ...emptyDraft, wanted: "33", mix: true });
  expect(cells.map(({ camera, wanted }) => [camera, wanted])).toEqual([
    ["laptop", 10],
    ["phone_front", 13],
    ["phone_rear", 7],
    ["tablet", 3],
  ]);
  expect(parted(1, [30, 40, 20, 10])).toEqual([0, 1, 0, 0]);
  expect(described({ ...emptyDraft, wanted: "1", mix: true })).toHaveLength(1);
  expect(described({ ...emptyDraft, wanted: "33", mix: true, camera: "tablet" })).toHaveLength(1);
});
test("what was added is the campaign, and what stands in the form is only the next", () => {
  const added = described({ ...attack, wanted: "5" });
  expect(cellsOf({ ...emptyDraft, wanted: "9", cells: added })).toEqual(added);
});
test("a blind spot is steered to with as many genuine recordings as attacks", () => {
  expect(
    cellsOf({ ...draftFor({ at: "camera:laptop", kind: "attack", blindSpot: "b" }, "en"), attackType: "print" }),
  ).toMatchObject([
    { kind: "attack", camera: "laptop", wanted: 60 },
    { kind: "genuine", camera: "laptop", wanted: 60 },
  ]);
});
test("a cell is told by what it asks for", () => {
  expect(cellInWords({ kind: "attack", attackType: "print", distance: "far" }, "en")).toBe(
    "Attack type: Printed photo ∧ Distance: Far",
  );
  expect(cellInWords({ kind: "genuine", attackType: "none", country: "ES" }, "en")).toBe("Genuine ∧ Country: Spain");
  expect(cellInWords({ kind: "genuine" }, "en")).toBe("Genuine");
});
