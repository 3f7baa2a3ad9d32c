import { expect, test } from "vitest";
import { ATTACK_TYPES } from "@/lib/vocabulary";
import { attackDrawings } from "./attack-drawings";
import { ATTACK_STEPS } from "./attack-steps";
import { en } from "./attack-steps-en";

test("every species has two to four steps of its own, each drawn and said", () => {
  for (const species of ATTACK_TYPES) {
    const steps = ATTACK_STEPS[species];
    expect(steps.length, species).toBeGreaterThanOrEqual(2);
    expect(steps.length, species).toBeLessThanOrEqual(4);
    for (const { draw, say } of steps) {
      expect(attackDrawings[draw], `${species}: ${draw}`).toBeDefined();
      expect(en[say], `${species}: ${say}`).toBeTruthy();
    }
  }
  const told = ATTACK_TYPES.map((species) => ATTACK_STEPS[species].map(({ draw, say }) => draw + say).join());
  expect(new Set(told).size).toBe(ATTACK_TYPES.length);
});
test("every drawing and every sentence is of some step", () => {
  const steps = Object.values(ATTACK_STEPS).flat();
  expect(Object.keys(attackDrawings).filter((draw) => !steps.some((step) => step.draw === draw))).toEqual([]);
  expect(Object.keys(en).filter((say) => say !== "steps" && !steps.some((step) => step.say === say))).toEqual([]);
});
test("whoever shows a face is told that it is their own", () => {
  for (const species of ATTACK_TYPES) {
    const said = ATTACK_STEPS[species].map(({ say }) => en[say]).join(" ");
    expect(said, species).toMatch(/own face|photo of you|nobody else of yourself/);
  }
});
