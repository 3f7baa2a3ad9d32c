import { expect, test } from "vitest";
import { draftFor, emptyDraft, localTime, refusedOf, toCampaign, toMinor } from "./draft";
import { wantedOf } from "./wanted";

const draft = { ...emptyDraft, name: " Dark rooms ", brief: "Record in the dark.", closesAt: "2026-12-01T10:00" };

test("what was not chosen stays open", () => {
  expect(toCampaign(draft)).toMatchObject({
    name: "Dark rooms",
    kind: "genuine",
    attackType: undefined,
    camera: undefined,
    sessionsEach: 3,
    rewardMinor: 0,
  });
});
test("a genuine campaign carries no attack, even after one was chosen and changed back", () => {
  expect(toCampaign({ ...draft, attackType: "print", paiQuality: "high" })).toMatchObject({
    attackType: undefined,
    paiQuality: undefined,
  });
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
test("what a campaign is wanted for is prescribed where it can be, and asked for in words where it cannot", () => {
  const draft = draftFor({ at: "attack_type:replay_phone,distance:far,sharpness:low", kind: "attack" }, "en");
  expect(draft).toMatchObject({
    kind: "attack",
    attackType: "replay_phone",
    distance: "far",
    camera: "",
    brief: "Sharpness: Low",
    name: "Attack type: Phone screen ∧ Distance: Far ∧ Sharpness: Low",
    title: "Record yourself at a face login",
  });
  expect(draftFor({}, "en")).toEqual(emptyDraft);
});
test("a genuine session's lack of an attack is no condition of a campaign", () => {
  expect(draftFor({ at: "attack_type:none,camera:laptop", kind: "genuine" }, "en")).toMatchObject({
    kind: "genuine",
    attackType: "",
    camera: "laptop",
    name: "Camera: Laptop",
  });
});
test("of a set of values nobody can prescribe one, so it is asked for in words", () => {
  expect(draftFor({ at: 'camera:{"in":["laptop"%2C"tablet"]},distance:far' }, "en")).toMatchObject({
    camera: "",
    distance: "far",
    brief: "Camera: Laptop or Tablet",
  });
});
test("who people are, and what nobody answers, no campaign asks for", () => {
  expect(draftFor({ at: "camera:laptop,environment:,skin_tone:9-10" }, "en")).toMatchObject({
    camera: "laptop",
    environment: "",
    brief: "",
    name: "Camera: Laptop",
  });
  expect(refusedOf({ at: "gender:female,skin_tone:9-10" })).toMatch(
    /^No campaign prescribes who people are, so gender and skin tone is asked of nobody: /,
  );
  expect(refusedOf({ at: "camera:laptop" })).toBeUndefined();
});
test("nothing that participants read in the place of the name says what is looked for", () => {
  const { title, translations } = draftFor({ at: "distance:far,light_dir:back,camera:laptop", kind: "attack" }, "en");
  const read = [title, translations.es.title, translations.zh.title].join(" ");
  expect(read).not.toMatch(/far|light|back|laptop|attack|lejos|luz|ataque|远|光|攻击/i);
});
test("a language counts as given with its brief, and is left out without one", () => {
  const es = { title: "Grábese", brief: " En casa. " };
  const zh = { title: "录下自己", brief: "  " };
  expect(toCampaign({ ...draft, translations: { es, zh } }).translations).toEqual([
    { language: "es", title: "Grábese", brief: "En casa." },
  ]);
});
test("the campaign names its blind spot", () => {
  expect(toCampaign(draft, "b")).toMatchObject({ blindSpotId: "b" });
  expect(toCampaign(draft).blindSpotId).toBeUndefined();
});
test("an address is read as far as it makes sense", () => {
  expect(wantedOf({ at: "camera:laptop", kind: "attack", blindSpot: "b" })).toEqual({
    at: "camera:laptop",
    kind: "attack",
    blindSpot: "b",
  });
  expect(wantedOf({ at: 4, kind: "both", blindSpot: null })).toEqual({});
});
