import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { adviceOn, BANDS, content, furtherAsked, hold, HOLD_MS, type Held } from "./advice";
import type { SeenFace } from "./face-guide";
import { lightOf } from "./face-light";

const even = { face: 120, left: 120, right: 120, around: 120 };
const face: SeenFace = { left: 0.3, top: 0.2, right: 0.7, bottom: 0.8, eyes: 0.12, nose: 0.5, light: even };

test("the bounds are those by which inspection measures", () => {
  const measured = readFileSync("../../../../docs/conditions.md", "utf8");
  for (const [name, bound] of Object.entries(BANDS))
    expect(Number(new RegExp(`${name}\` ([\\d.]+)`).exec(measured)?.[1]), name).toBe(bound);
});
test("where nothing is prescribed nothing but being in the picture is asked for, whatever is seen", () => {
  expect(adviceOn(null, {})).toBe("seeNoFace");
  expect(adviceOn({ ...face, left: -0.05 }, {})).toBe("intoPicture");
  for (const eyes of [0.03, 0.12, 0.3])
    for (const light of [even, { face: 10, left: 5, right: 20, around: 200 }, { ...even, face: 250 }])
      expect(adviceOn({ ...face, eyes, light }, {})).toBe("inPicture");
});
test("far is advised away from the camera and near towards it", () => {
  expect(adviceOn({ ...face, eyes: 0.2 }, { distance: "far" })).toBe("stepBack");
  expect(adviceOn({ ...face, eyes: 0.12 }, { distance: "far" })).toBe("stepBack");
  expect(adviceOn({ ...face, bottom: 1.1, eyes: 0.2 }, { distance: "far" })).toBe("stepBack");
  expect(adviceOn({ ...face, bottom: 1.1, eyes: 0.05 }, { distance: "far" })).toBe("intoPicture");
  expect(adviceOn({ ...face, eyes: 0.05 }, { distance: "far" })).toBe("asAsked");
  expect(adviceOn({ ...face, eyes: 0.05 }, { distance: "mid" })).toBe("comeCloser");
  expect(adviceOn({ ...face, eyes: 0.2 }, { distance: "mid" })).toBe("stepBack");
  expect(adviceOn({ ...face, eyes: 0.12 }, { distance: "near" })).toBe("comeCloser");
  expect(adviceOn({ ...face, top: -0.1, eyes: 0.2 }, { distance: "near" })).toBe("asAsked");
});
test("light is advised towards what is prescribed, also where that is darker", () => {
  const lit = (value: number) => ({ ...face, light: { face: value, left: value, right: value, around: value } });
  expect(adviceOn(lit(120), { lightLevel: "dark" })).toBe("makeDarker");
  expect(adviceOn(lit(30), { lightLevel: "dark" })).toBe("asAsked");
  expect(adviceOn(lit(30), { lightLevel: "normal" })).toBe("makeBrighter");
  expect(adviceOn(lit(220), { lightLevel: "normal" })).toBe("makeDimmer");
  expect(adviceOn(lit(120), { lightLevel: "strong" })).toBe("makeBrighter");
  const back = { ...face, light: { face: 60, left: 60, right: 60, around: 200 } };
  const side = { ...face, light: { face: 100, left: 140, right: 60, around: 110 } };
  expect(adviceOn(face, { lightDir: "back" })).toBe("lightBehind");
  expect(adviceOn(back, { lightDir: "back" })).toBe("asAsked");
  expect(adviceOn(face, { lightDir: "side" })).toBe("lightBeside");
  expect(adviceOn(side, { lightDir: "side" })).toBe("asAsked");
  expect(adviceOn(side, { lightDir: "even" })).toBe("lightAllRound");
  expect(adviceOn(back, { lightDir: "even" })).toBe("lightAllRound");
});
test("one thing is said at a time, the distance before the light", () => {
  expect(adviceOn({ ...face, eyes: 0.2 }, { distance: "far", lightDir: "back" })).toBe("stepBack");
  expect(adviceOn({ ...face, eyes: 0.05 }, { distance: "far", lightDir: "back" })).toBe("lightBehind");
  expect(content("asAsked")).toBe(true);
  expect(content("lightBehind")).toBe(false);
});
test("a hint stays long enough to be read and then follows what is seen", () => {
  let held: Held | null = null;
  held = hold(held, "stepBack", 0);
  expect(hold(held, "asAsked", HOLD_MS - 1).hint).toBe("stepBack");
  expect(hold(held, "asAsked", HOLD_MS)).toEqual({ hint: "asAsked", since: HOLD_MS });
  expect(hold(held, "stepBack", 10 * HOLD_MS)).toBe(held);
});
test("whoever turns to their left moves the nose to the right of the picture", () => {
  expect(furtherAsked("left", 0.52, 0.5)).toBe(true);
  expect(furtherAsked("left", 0.7, 0.5)).toBe(false);
  expect(furtherAsked("right", 0.7, 0.5)).toBe(true);
  expect(furtherAsked("right", 0.3, 0.5)).toBe(false);
  expect(furtherAsked("centre", 0.9, 0.5)).toBe(false);
});
test("light is of the face, its halves and what surrounds it", () => {
  const [width, height] = [100, 100];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let row = 20; row < 80; row++)
    for (let column = 30; column < 70; column++)
      data.fill(column < 50 ? 100 : 50, (row * 100 + column) * 4, (row * 100 + column) * 4 + 3);
  const light = lightOf({ data, width, height }, { left: 0.3, top: 0.2, right: 0.7, bottom: 0.8 });
  expect(light.left).toBeCloseTo(100, 0);
  expect(light.right).toBeCloseTo(50, 0);
  expect(light.face).toBeCloseTo(75, 0);
  expect(light.around).toBeCloseTo(255, 0);
});
