import { expect, test } from "vitest";
import { kindsOf, NOTHING, selectionInWords, selectionOf, typed } from "./asked";

test("a form that asks for nothing is an empty selection", () => {
  expect(selectionOf(NOTHING)).toEqual({});
  expect(selectionInWords({})).toBe("everything accepted with decided labels");
});

test("what is filled in is asked for, and an axis without a value is not", () => {
  const selection = selectionOf({
    ...NOTHING,
    from: "2026-01-01",
    conditions: { camera: ["laptop", "tablet"], country: [] },
    certainty: "90",
    forOthers: true,
    ruledOnly: true,
    votes: true,
  });
  expect(selection).toEqual({
    recordedFrom: "2026-01-01",
    conditions: { camera: ["laptop", "tablet"] },
    certainty: 0.9,
    forOthers: true,
    labelStates: ["adjudicated"],
    votes: true,
  });
  expect(selectionInWords(selection)).toBe(
    "recorded from 2026-01-01; camera Laptop or Tablet; every label at least 90% certain; labels adjudicated alone; " +
      "with every single vote",
  );
});

test("each axis held out is a protocol, and two can be one together", () => {
  const heldOut = { camera: ["laptop"], attack_type: ["print"] };
  expect(selectionOf({ ...NOTHING, heldOut, together: true }).protocols).toEqual({
    camera: { camera: ["laptop"] },
    attack_type: { attack_type: ["print"] },
    together: heldOut,
  });
  expect(selectionOf({ ...NOTHING, heldOut: { camera: ["laptop"] }, together: true }).protocols).toEqual({
    camera: { camera: ["laptop"] },
  });
});

test("typed values are parted by commas", () => {
  expect(typed(" ES, MX ,, US")).toEqual(["ES", "MX", "US"]);
});

test("the most frequent values are drawn first", () => {
  const axis = {
    axis: "camera",
    unknown: 1,
    values: [
      { value: "tablet", genuine: 1, attack: 0 },
      { value: "laptop", genuine: 2, attack: 3 },
    ],
  };
  expect(kindsOf(axis, 1)).toEqual([
    { value: "Laptop", kind: "genuine", sessions: 2 },
    { value: "Laptop", kind: "attack", sessions: 3 },
  ]);
});
