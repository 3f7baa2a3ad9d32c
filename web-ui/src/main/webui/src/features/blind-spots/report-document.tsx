import type { ReactNode } from "react";
import type { CoverageGap, Life, MinedSubdomain, MiningRun } from "@/lib/api/views";
import { edgesInWords, inWords, keyOf } from "@/lib/conditions";
import type { Formats } from "@/lib/format";
import { foundOf, oddsRatioOf, ruleOf, scopeOf, sentenceOf, strongestOf, verdictInWords } from "./findings";
import { elsewhereOf, excessOf, VERDICTS } from "./life";
import { isOutcome, OUTCOMES } from "./view";

export type Reported = {
  run: MiningRun;
  subdomains: readonly MinedSubdomain[];
  gaps: readonly CoverageGap[];
  /** Of the found ones, by the blind spot's id. */
  lives: ReadonlyMap<string, Life>;
  /** Rate against sessions, as SVG. */
  plot: string;
  /** The colours' values, as CSS. */
  tokens: string;
  /** ISO, UTC. */
  madeAt: string;
  format: Formats;
  locale: string;
};

const STYLE = `
body { font: 14px/1.5 system-ui, sans-serif; color: var(--sc-text); background: var(--sc-card); }
body { max-width: 1000px; margin: 32px auto; padding: 0 16px; }
h1 { font-size: 24px; } h2 { font-size: 20px; margin-top: 32px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding: 4px 0; }
th, td { text-align: start; vertical-align: top; padding: 4px 8px; border-bottom: 1px solid var(--sc-control); }
figure { margin: 16px 0; overflow-x: auto; }
.warning { border: 2px solid var(--sc-danger); border-radius: 8px; padding: 8px 12px; }
@media print { body { margin: 0; } tr, figure { break-inside: avoid; } }`;

/**
 * A mining run as one file that says by itself what was done, what was found and what is unknown; nothing in it is
 * loaded from elsewhere.
 */
export function ReportDocument({ run, subdomains, gaps, lives, plot, tokens, madeAt, format, locale }: Reported) {
  const words = (s: { conditions: MinedSubdomain["conditions"] }) => inWords(s.conditions, locale);
  const found = subdomains.filter((s) => s.verdict === "found");
  const retests = found.flatMap((s) =>
    (lives.get(s.blindSpotId ?? "")?.retests ?? []).map((retest) => ({ s, retest })),
  );
  const p = (s: MinedSubdomain) => (s.adjustedP == null ? "not tested" : format.adjustedP(s.adjustedP));
  const safer = subdomains.filter((s) => s.verdict === "safer");
  const toldOf = (s: MinedSubdomain) =>
    [sentenceOf(run, s, format, locale), ...edgesInWords(s.conditions, locale)].join(" ");
  const told = (of: readonly MinedSubdomain[]) => (
    <ul>
      {of.map((s) => (
        <li key={s.rank}>{toldOf(s)}</li>
      ))}
    </ul>
  );
  const reported = (caption: string, of: readonly MinedSubdomain[]) => (
    <Rows
      caption={caption}
      head={[
        "#",
        "Conditions",
        "Rate",
        "Expected",
        "Odds ratio",
        "Without the heaviest",
        "Effective people",
        "adj. p",
        "State",
      ]}
      empty="None."
      rows={of.map((s) => [
        s.rank,
        words(s),
        format.measured({ ...s, rate: s.beside?.cappedRate ?? s.rate }),
        format.plainPercent(s.beside?.expected ?? s.expected),
        oddsRatioOf(s, locale),
        s.beside == null ? "" : format.plainPercent(s.beside.rateWithoutHeaviest),
        format.count(Math.round(s.effectiveParticipants)),
        p(s),
        s.state ?? "",
      ])}
    />
  );
  const title = `Blind spots of ${run.name} ${run.iteration}, mining run ${run.number}`;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: tokens + STYLE }} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          <p className="warning">
            <strong>For researchers only.</strong> A list of blind spots is a list of attack recipes.
          </p>
          <p>
            {isOutcome(run.outcome) ? OUTCOMES[run.outcome] : run.outcome}. {scopeOf(run, format)}
          </p>
          <p>{ruleOf(run, format)}</p>
          <p>Written {madeAt} (UTC).</p>
          <h2>{foundOf(run, subdomains, format)}</h2>
          {run.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
          {told(found)}
          {reported("Found, those first that account for most", found)}
          <h2>Safer here</h2>
          {told(safer)}
          {reported("Safer, those first that account for most", safer)}
          <figure>
            <figcaption>
              <strong>{strongestOf(run, subdomains, format, locale)}</strong>
            </figcaption>
            <div dangerouslySetInnerHTML={{ __html: plot }} />
          </figure>
          <h2>What may be concluded</h2>
          <ul>
            <li>
              Where nothing differs, the chance that this mining run reports any subdomain is at most{" "}
              {Number(run.alpha.toPrecision(2))}; over all mining runs at this iteration and outcome, however many there
              were, it is at most {run.totalAlpha}.
            </li>
            <li>
              Sessions of one person count together: the tests and intervals are clustered by person, and intervals of
              what was found make up for its having been selected.
            </li>
            <li>
              Counts of the sessions that found a blind spot describe it. Whether it is still there, or gone, only
              people who recorded nothing before can say: see the retests.
            </li>
            <li>
              Which conditions tell a finding, and which of several values, is the best fit; an axis that says nearly
              the same could be the cause as well. Rates and intervals are of sessions of which nobody counts for more
              than the root.
            </li>
            <li>
              A place that is not reported is not shown to be safe; a place that hardly anybody recorded is unknown.
              Nothing is said of causes.
            </li>
          </ul>
          <h2>Retests on new people</h2>
          <Rows
            caption="Retests"
            head={[
              "Conditions",
              "Iteration",
              "Here",
              "Elsewhere",
              "Excess",
              "Upper bound that counts",
              "Margin",
              "Verdict",
            ]}
            empty="None of the found ones was retested yet."
            rows={retests.map(({ s, retest: r }) => [
              words(s),
              `${r.name} ${r.iteration}`,
              format.measured({ ...r, ...r.inside, low: r.rateLow, high: r.rateHigh }),
              elsewhereOf(r, format),
              excessOf(r, format),
              r.bound == null ? "" : format.points(r.bound),
              format.points(r.margin),
              VERDICTS[r.verdict] ?? r.verdict,
            ])}
          />
          <h2>Unknown here</h2>
          <Rows
            caption="Hardly recorded together, the most expected first"
            head={["Conditions", "Seen", "Expected"]}
            empty="Whatever could be expected to be recorded often enough was."
            rows={gaps.map((gap) => [words(gap), format.count(gap.sessions), format.count(Math.round(gap.expected))])}
          />
          <h2>What else was looked at</h2>
          <Rows
            caption={`Every single condition, and the strongest of the ${format.count(run.tested)} tested`}
            head={["Conditions", "Rate", "Expected", "adj. p", "Verdict"]}
            empty="None."
            rows={subdomains
              .filter((s) => s.verdict !== "found" && s.verdict !== "safer")
              .map((s) => [words(s), format.measured(s), format.plainPercent(s.expected), p(s), verdictInWords(s)])}
          />
          <h2>Conditions as the platform writes them</h2>
          <Rows
            caption="For a query"
            head={["#", "Conditions", "Blind spot"]}
            empty="None."
            rows={found.map((s) => [s.rank, keyOf(s.conditions), s.blindSpotId ?? ""])}
          />
        </main>
      </body>
    </html>
  );
}

function Rows({
  caption,
  head,
  rows,
  empty,
}: {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly ReactNode[])[];
  empty: string;
}) {
  if (rows.length === 0) return <p>{empty}</p>;
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {head.map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => (
              <td key={head[column]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
