import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CAMERAS, DISTANCES, ENVIRONMENTS, LIGHT_DIRECTIONS, LIGHT_LEVELS } from "@/lib/vocabulary";
import { faceShare, instructionsOf, type Prescribed } from "./prescribed";

test("everything that can be prescribed has its instruction, in the order of setting up", () => {
  const all: Record<keyof Prescribed, readonly string[]> = {
    attackType: [],
    paiQuality: [],
    camera: CAMERAS,
    environment: ENVIRONMENTS,
    lightLevel: LIGHT_LEVELS,
    lightDir: LIGHT_DIRECTIONS,
    distance: DISTANCES,
  };
  for (const [axis, values] of Object.entries(all))
    for (const value of values) expect(instructionsOf({ [axis]: value })).toEqual([`${axis}_${value}`]);
  expect(instructionsOf({ distance: "far", lightDir: "back", camera: "laptop" })).toEqual([
    "camera_laptop",
    "lightDir_back",
    "distance_far",
  ]);
});
test("where nothing is prescribed nothing is said and no place is shown", () => {
  expect(instructionsOf({})).toEqual([]);
  expect(instructionsOf({ distance: null, lightDir: null })).toEqual([]);
  expect(faceShare({ lightDir: "back" })).toBeNull();
});
test("the place that is shown lies in the band in which inspection measures", () => {
  const measured = readFileSync("../../../../docs/conditions.md", "utf8");
  const bound = (name: string) => Number(new RegExp(`${name}\` ([\\d.]+)`).exec(measured)?.[1]);
  const eyes = (distance: string) => (faceShare({ distance }) ?? NaN) / 2.2;
  expect(eyes("far")).toBeLessThan(bound("FAR_BELOW"));
  expect(eyes("mid")).toBeGreaterThan(bound("FAR_BELOW"));
  expect(eyes("mid")).toBeLessThan(bound("NEAR_FROM"));
  expect(eyes("near")).toBeGreaterThan(bound("NEAR_FROM"));
});
