import { expect, test } from "vitest";
import { conditionsOf, inWords, keyOf } from "./conditions";

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
