import { expect, test } from "vitest";
import type { BlindSpot, Dataset, Life } from "@/lib/api/views";
import { errorsOf, grownOf, released } from "./lineage";

const version = (name: string, state: string, publishedAt: string | null, genuine = 0) =>
  ({ version: name, state, publishedAt, included: { genuine, attack: 1 } }) as unknown as Dataset;

test("versions are told from the oldest on, without those that are being built", () => {
  const all = [
    version("v2", "PUBLISHED", "2026-03-01T00:00:00Z", 5),
    version("v3", "BUILDING", null),
    version("v1", "RECALLED", "2026-01-01T00:00:00Z", 2),
  ];
  expect(released(all).map((each) => each.version)).toEqual(["v1", "v2"]);
  expect(grownOf(all).map(({ version: of, kind, sessions }) => [of, kind, sessions])).toEqual([
    ["v1", "genuine", 2],
    ["v1", "attack", 1],
    ["v2", "genuine", 5],
    ["v2", "attack", 1],
  ]);
});

test("errors go from what was found to what the retests said, without those that could not tell", () => {
  const spot = {
    subdomain: { rate: 0.4, difference: 0.3, low: 0.35, high: 0.5 },
    run: { name: "starter", iteration: 1 },
  } as unknown as BlindSpot;
  const life = {
    retests: [
      { name: "starter", iteration: 2, excess: 0.05, low: -0.02, high: 0.1 },
      { name: "starter", iteration: 3, excess: null, low: null, high: null },
    ],
  } as unknown as Life;
  const errors = errorsOf("Camera: Laptop", spot, life);
  expect(errors.map(({ iteration }) => iteration)).toEqual(["starter 1", "starter 2"]);
  expect(errors[0]).toMatchObject({ excess: 0.3 });
  expect(errors[0]?.low).toBeCloseTo(0.25);
  expect(errors[0]?.high).toBeCloseTo(0.4);
  expect(errors[1]).toMatchObject({ excess: 0.05, low: -0.02, high: 0.1 });
});
