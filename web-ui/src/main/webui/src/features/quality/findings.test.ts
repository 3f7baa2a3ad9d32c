import { expect, test } from "vitest";
import type { Outlook } from "@/lib/api/views";
import { formats } from "@/lib/format";
import { alphaOf, costs, forecast, leastAgreed, mostOften, wrongOf } from "./findings";

const format = formats("en");
const outlook: Outlook = {
  open: 412,
  decided: 90,
  contested: 3,
  adjudicated: 1,
  votes: 300,
  votesToGo: 1236,
  votesADay: 400,
  daysToGo: 3.09,
  days: [],
};
const confusion = { attribute: "glare", presentYes: 8, presentNo: 2, absentYes: 3, absentNo: 8, unsure: 1 };
const told = { ...confusion, presentRight: 0.8, absentRight: 0.7 };

test("the forecast is votes and days, and says when it cannot be one", () => {
  expect(forecast(outlook, format)).toBe("1,236 votes to go: 4 days at 400 votes a day over the last week.");
  expect(forecast({ ...outlook, votesADay: 0, daysToGo: null }, format)).toContain("no telling when");
  expect(forecast({ ...outlook, votesToGo: 0, daysToGo: 0 }, format)).toBe("Every session has the votes it asks for.");
});
test("there are costs where votes are paid for", () => {
  expect(costs(outlook, format)).toBeNull();
  expect(costs({ ...outlook, pay: { minor: 12, currency: "GBP" } }, format)).toBe(
    "£36.00 so far, £148.32 to go, £0.12 a vote",
  );
});
test("agreement is told with its interval, and not told where there is none", () => {
  const glare = { attribute: "glare", votes: 63, unsure: 1, tasks: 22, alpha: 0.71, alphaLow: 0.5, alphaHigh: 0.83 };
  const phone = { attribute: "phone", votes: 60, unsure: 0, tasks: 20, alpha: null };
  const posteriors: number[] = [];
  expect(alphaOf({ ...glare, posteriors }, format)).toBe("α 0.71 (95% CI 0.50 to 0.83) · 63 votes on 22 sessions");
  expect(alphaOf({ ...phone, posteriors }, format)).toBe("not told · 60 votes on 20 sessions");
  expect(leastAgreed([{ ...phone, posteriors }], format)).toContain("No attribute");
  expect(
    leastAgreed(
      [
        { ...phone, posteriors },
        { ...glare, posteriors },
      ],
      format,
    ),
  ).toContain("least on glare");
});
test("who differs most often is told from twenty answers on", () => {
  expect(wrongOf(told)).toEqual({ wrong: 5, of: 21 });
  const labeler = {
    labeler: "l_0123456789abcdef",
    submissions: 22,
    skips: 0,
    lowMs: 1,
    medianMs: 2,
    highMs: 3,
    confusions: [told, { ...told, attribute: "phone", absentNo: 2 }],
  };
  expect(mostOften([labeler], format)).toBe("l_012345 differs most often on glare: 23.8%, 5 of 21");
  expect(mostOften([], format)).toContain("Nobody has 20 answers");
});
