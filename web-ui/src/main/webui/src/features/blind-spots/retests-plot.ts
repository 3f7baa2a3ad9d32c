import { dot, link, plot, ruleX, text, tickX } from "@observablehq/plot";
import { picture } from "@/components/picture";

export type Retested = {
  row: string;
  excess: number;
  low: number;
  high: number;
  bound: number | null;
  margin: number;
  verdict: string;
  closed: boolean;
};

type Labels = { width: number; name: string; finding: string };

/** Drawn in a module of its own, so that the plotting library is only loaded where something was retested. */
export function retestsPlot(retests: readonly Retested[], labels: Labels): Element {
  const points = (value: number) => 100 * value;
  const of = (closed: boolean) => retests.filter((retest) => retest.closed === closed);
  const marks = (closed: boolean, stroke: string) => [
    link(of(closed), {
      x1: (r: Retested) => points(r.low),
      x2: (r: Retested) => points(r.high),
      y1: "row",
      y2: "row",
      stroke,
      strokeWidth: 2,
    }),
    dot(of(closed), { x: (r: Retested) => points(r.excess), y: "row", r: 5, fill: stroke }),
    text(of(closed), {
      frameAnchor: "left",
      y: "row",
      text: (r: Retested) => `${r.closed ? "✓" : "✕"} ${r.verdict}`,
      dx: 4,
      dy: -16,
      textAnchor: "start",
      fill: stroke,
      fontWeight: "bold",
    }),
  ];
  const figure = plot({
    width: labels.width,
    height: 80 + 56 * retests.length,
    marginLeft: 96,
    marginBottom: 44,
    marginRight: 24,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px", overflow: "visible" },
    x: { label: "excess, points", grid: true, nice: true },
    y: { label: null, domain: retests.map(({ row }) => row) },
    marks: [
      ruleX([0], { stroke: "var(--sc-text)" }),
      tickX(retests, {
        x: (r: Retested) => points(r.margin),
        y: "row",
        stroke: "var(--sc-text)",
        strokeWidth: 2,
        strokeDasharray: "3 3",
        // Below the verdict, which stands over the interval.
        insetTop: 20,
      }),
      tickX(
        retests.filter((r) => r.bound !== null),
        { x: (r: Retested) => points(r.bound ?? 0), y: "row", stroke: "var(--sc-action)", strokeWidth: 2, inset: 8 },
      ),
      ...marks(false, "var(--sc-wrong)"),
      ...marks(true, "var(--sc-muted)"),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
