import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Life, MinedSubdomain, MiningRun } from "@/lib/api/views";
import { formats } from "@/lib/format";
import { ReportDocument } from "./report-document";

const run = {
  number: 3,
  name: "<net>",
  iteration: 1,
  outcome: "apcer",
  species: null,
  attempts: "first",
  baseline: "species",
  place: 2,
  totalAlpha: 0.05,
  alpha: 0.0077,
  minSupport: 100,
  minEffectiveParticipants: 10,
  sessions: 8300,
  participants: 900,
  errors: 830,
  baseRate: 0.1,
  baseLow: 0.08,
  baseHigh: 0.13,
  tested: 40,
  found: 1,
  safer: 1,
  aliases: [],
  warnings: ["One participant has 900 of the 8300 rows."],
  excluded: [],
  minedAt: "2026-01-01T12:00:00Z",
} as unknown as MiningRun;
const subdomain = (rank: number, verdict: string, value: string): MinedSubdomain => ({
  rank,
  conditions: [{ axis: "camera", value }],
  verdict,
  sessions: 312,
  participants: 98,
  effectiveParticipants: 80,
  errors: 128,
  rate: 0.41,
  low: 0.3,
  high: 0.5,
  expected: 0.1,
  difference: 0.31,
  adjustedP: 0.0001,
  blindSpotId: verdict === "found" ? "spot" : null,
  state: verdict === "found" ? "PERSISTING" : null,
  beside:
    verdict === "not_shown"
      ? null
      : {
          cappedSessions: 290,
          cappedRate: 0.4,
          expected: 0.12,
          oddsRatio: 4.9,
          oddsLow: 2,
          oddsHigh: 9,
          heaviestSessions: 20,
          rateWithoutHeaviest: 0.39,
        },
});
const life = {
  retests: [
    {
      name: "net",
      iteration: 2,
      margin: 0.1,
      inside: { sessions: 60, participants: 60 },
      outside: { sessions: 400, participants: 200 },
      baselineLow: 0.03,
      baselineHigh: 0.08,
      errors: 20,
      rate: 0.333,
      rateLow: 0.2,
      rateHigh: 0.5,
      baseline: 0.05,
      excess: 0.28,
      low: 0.1,
      high: 0.4,
      bound: 0.42,
      verdict: "not_below_margin",
    },
  ],
} as unknown as Life;

const html = renderToStaticMarkup(
  <ReportDocument
    run={run}
    subdomains={[
      subdomain(1, "found", "laptop"),
      subdomain(2, "safer", "phone_rear"),
      subdomain(3, "not_shown", "tablet"),
    ]}
    gaps={[{ conditions: [{ axis: "distance", value: "far" }], sessions: 3, expected: 140.2 }]}
    lives={new Map([["spot", life]])}
    plot="<svg></svg>"
    tokens=":root { --sc-text: black; }"
    madeAt="2026-01-02T00:00:00.000Z"
    format={formats("en")}
    locale="en"
  />,
);

test("the report says what was found with its interval, what new people said, and what is unknown", () => {
  expect(html).toContain("Camera: Laptop</td><td>40.0% (95% CI 30.0 to 50.0) · 128 of 312 sessions, 98 people");
  expect(html).toContain("12.0%</td><td>4.9 (interval 2 to 9)</td><td>39.0%");
  expect(html).toContain("in only 40.0% of 312 sessions with Camera: Phone, rear camera");
  expect(html).toContain("One participant has 900 of the 8300 rows.");
  expect(html).toContain("33.3% (95% CI 20.0 to 50.0) · 20 of 60 sessions, 60 people");
  expect(html).toContain("5.0% (95% CI 3.0 to 8.0) · 400 sessions, 200 people");
  expect(html).toContain("not below the margin");
  expect(html).toContain("Distance: Far</td><td>3</td><td>140</td>");
  expect(html).toContain("Camera: Tablet");
  expect(html).toContain("<svg></svg>");
});
test("what somebody called a model is text, and nothing is loaded from elsewhere", () => {
  expect(html).toContain("Blind spots of &lt;net&gt; 1, mining run 3");
  expect(html).not.toMatch(/<script|src=|href=|url\(/);
});
