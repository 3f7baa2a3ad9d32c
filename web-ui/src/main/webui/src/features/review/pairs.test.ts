import { expect, test } from "vitest";
import { formats } from "@/lib/format";
import { interval, inWords } from "./pairs";

test("an interval is Wilson's", () => {
  const [low, high] = interval({ pairs: 10, agreed: 9 });
  expect(low).toBeCloseTo(0.5958, 3);
  expect(high).toBeCloseTo(0.9821, 3);
  expect(interval({ pairs: 10, agreed: 10 })[1]).toBeCloseTo(1, 10);
});

test("few pairs are counted, and no share is told of them", () => {
  expect(inWords({ pairs: 0, agreed: 0 }, formats("en"))).toBe("none");
  expect(inWords({ pairs: 7, agreed: 3 }, formats("en"))).toBe("3 of 7");
  expect(inWords({ pairs: 10, agreed: 9 }, formats("en"))).toBe("90.0% (95% CI 59.6% to 98.2%) · 10 pairs");
});
