import { barX, dot, link, plot, ruleX } from "@observablehq/plot";
import { picture } from "@/components/picture";
import type { Error, Grown } from "./lineage";

type Labels = { width: number; name: string; finding: string };

const STYLE = { background: "transparent", color: "var(--sc-text)", fontSize: "12px" };

/** One bar a version from 0, genuine and attack end to end, the oldest at the top. */
export function grownPlot(grown: readonly Grown[], labels: Labels): Element {
  const versions = [...new Set(grown.map(({ version }) => version))];
  const figure = plot({
    width: labels.width,
    height: 56 + 28 * versions.length,
    marginLeft: 96,
    style: STYLE,
    x: { label: "sessions", grid: true, nice: true },
    y: { label: null, domain: versions },
    marks: [
      barX(grown, {
        x: "sessions",
        y: "version",
        fill: (each: Grown) => (each.kind === "genuine" ? "var(--sc-genuine)" : "var(--sc-attack)"),
      }),
      ruleX([0]),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}

/** Excess with its interval, an iteration a row, the first at the top. */
export function errorsPlot(errors: readonly Error[], labels: Labels): Element {
  const points = (value: number) => 100 * value;
  const figure = plot({
    width: labels.width,
    height: 72 + 32 * errors.length,
    marginLeft: 112,
    marginBottom: 44,
    style: { ...STYLE, overflow: "visible" },
    x: { label: "excess, points", grid: true, nice: true },
    y: {
      label: null,
      domain: errors.map((_, i) => String(i)),
      tickFormat: (i: string) => errors[Number(i)]?.iteration ?? "",
    },
    marks: [
      ruleX([0], { stroke: "var(--sc-text)" }),
      link(errors, {
        x1: (e: Error) => points(e.low),
        x2: (e: Error) => points(e.high),
        y1: (_: Error, i: number) => String(i),
        y2: (_: Error, i: number) => String(i),
        stroke: "var(--sc-wrong)",
        strokeWidth: 2,
      }),
      dot(errors, {
        x: (e: Error) => points(e.excess),
        y: (_: Error, i: number) => String(i),
        r: 5,
        fill: "var(--sc-wrong)",
      }),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
