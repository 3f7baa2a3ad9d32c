import { expect, test } from "vitest";
import { formats } from "@/lib/format";
import { inWords } from "./progress-line";

const progress = { left: 1200, today: 38, total: 340 };

test("progress is counted, and paid where clips are", () => {
  expect(inWords(progress, formats("en"))).toBe("1,200 left · 38 today · 340 in all");
  expect(inWords({ ...progress, pay: { minor: 12, currency: "GBP" } }, formats("en"))).toBe(
    "1,200 left · 38 today · 340 in all · £4.56 earned today, £40.80 in all",
  );
});
