import { expect, test } from "vitest";
import { conditionsOf, edgesInWords, inWords, keyOf, type Condition } from "./conditions";

test("a subdomain has one key, whatever the order of its conditions", () => {
  const conditions = [
    { axis: "distance", value: "far" },
    { axis: "camera", value: "laptop" },
  ];
  expect(keyOf(conditions)).toBe("camera:laptop,distance:far");
  expect(keyOf([...conditions].reverse())).toBe(keyOf(conditions));
  expect(conditionsOf(keyOf(conditions))).toEqual([...conditions].reverse());
});
test("a value may hold a colon, a part that is no condition is left out", () => {
  expect(conditionsOf("face_px:<120,fps:a:b,nonsense,:x")).toEqual([
    { axis: "face_px", value: "<120" },
    { axis: "fps", value: "a:b" },
  ]);
  expect(conditionsOf(undefined)).toEqual([]);
});
test("conditions are spelled out, countries by name", () => {
  expect(
    inWords(
      [
        { axis: "camera", value: "phone_front" },
        { axis: "country", value: "PT" },
      ],
      "en",
    ),
  ).toBe("Camera: Phone, front camera ∧ Country: Portugal");
});

const sets: Condition[] = [
  { axis: "camera", value: { in: ["laptop", "tablet"] } },
  { axis: "distance", value: { not: ["far"] } },
  { axis: "skin_tone", value: "" },
];
test("sets, what nobody answered and values with commas have a key that is read again", () => {
  expect(keyOf(sets)).toBe('camera:{"in":["laptop"%2C"tablet"]},distance:{"not":["far"]},skin_tone:');
  expect(conditionsOf(keyOf(sets))).toEqual(sets);
  for (const value of ["iPhone14,3", "100%2C", "{odd"]) {
    const [read] = conditionsOf(keyOf([{ axis: "device_model", value }]));
    expect(read?.value).toEqual(value.startsWith("{") ? { in: [value] } : value);
  }
  expect(conditionsOf('camera:{"in":4},distance:{broken,fps:{"from":20}')).toEqual([
    { axis: "fps", value: { from: 20 } },
  ]);
});
test("sets are told with or, ranges with their edges, and what nobody gave as that", () => {
  expect(inWords(sets, "en")).toBe("Camera: Laptop or Tablet ∧ Distance: other than Far ∧ Skin tone: Not answered");
  expect(inWords([{ axis: "sharpness", value: "" }], "en")).toBe("Sharpness: Not known");
  expect(inWords([{ axis: "crowd_moire", value: "" }], "en")).toBe("Crowd sees moiré: Not labelled");
  const range: Condition[] = [{ axis: "fps", value: { from: 20, from_low: 19, from_high: 21.5, below: 30 } }];
  expect(inWords(range, "en")).toBe("Frame rate: from 20 to below 30");
  expect(inWords([{ axis: "fps", value: { below: 30 } }], "en")).toBe("Frame rate: below 30");
  expect(edgesInWords(range, "en")).toEqual(["The edge of Frame rate at 20 lies between 19 and 21.5 (95% CI)."]);
});
