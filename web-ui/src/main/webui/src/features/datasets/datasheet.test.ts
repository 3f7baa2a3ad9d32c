import { expect, test } from "vitest";
import { formats } from "@/lib/format";
import { axisOf, deviceMix, independenceFinding, isIndependent, mostShown } from "./datasheet";

const format = formats("en");
const trait = (axis: string, high: number | null) => ({
  axis,
  people: 100,
  unanswered: 0,
  v: high === null ? null : { estimate: high / 2, low: 0, high, people: 100 },
});

test("a trait is independent when the upper end of its interval is under the limit, and else nobody may say so", () => {
  expect(isIndependent(trait("country", 0.09))).toBe(true);
  expect(isIndependent(trait("country", 0.1))).toBe(false);
  expect(isIndependent(trait("country", null))).toBeNull();
  expect(independenceFinding([trait("country", 0.3), trait("gender", 0.02)])).toBe(
    "Not shown to be independent of genuine and attack: Country",
  );
  expect(independenceFinding([trait("gender", 0.02)])).toBe("No trait of people goes together with genuine or attack");
  expect(independenceFinding([trait("gender", null)])).toContain("cannot be said");
});

test("the mix of devices is of those that are known", () => {
  expect(deviceMix({ laptop: 31, mobile: 69, unknown: 2 }, format)).toBe(
    "31.0% of sessions on laptops and 69.0% on mobiles; aimed at are 30.0% and 70.0%. The device of 2 is unknown.",
  );
  expect(deviceMix({ laptop: 0, mobile: 0, unknown: 2 }, format)).toBe("The device of no session is known.");
});

test("what is shown most is told with its share", () => {
  const values = [
    { value: "print", genuine: 0, attack: 30, people: 10 },
    { value: "none", genuine: 70, attack: 0, people: 20 },
  ];
  expect(mostShown("Attack type", values, format)).toMatch(/^Attack type: .+ most, 70.0% of 100 sessions$/);
  expect(mostShown("Attack type", [], format)).toBe("Attack type: no session says anything of it");
});

test("an address that names no axis looks at the attack type", () => {
  expect(axisOf("light_level")).toBe("light_level");
  expect(axisOf("toString")).toBe("attack_type");
  expect(axisOf(undefined)).toBe("attack_type");
});
