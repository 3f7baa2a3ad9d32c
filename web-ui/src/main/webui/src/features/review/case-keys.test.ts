import { expect, test } from "vitest";
import { caseCommandFor } from "./case-keys";

const press = (code: string, ctrlKey = false) => caseCommandFor({ code, ctrlKey, altKey: false, metaKey: false });

test("a case has the keys of the desk, and numbers are reasons", () => {
  expect(press("KeyJ")).toEqual({ do: "answer", answer: "yes" });
  expect(press("Space")).toEqual({ do: "playPause" });
  expect(press("BracketRight")).toEqual({ do: "speed", by: 1 });
  expect(press("Digit0")).toEqual({ do: "zoom", by: 0 });
  expect(press("Digit1")).toEqual({ do: "reason", reason: "Clearly to be seen." });
  expect(press("Digit5")).toBeNull();
  expect(press("KeyZ", true)).toBeNull();
});
