import { dot, link, plot, ruleX } from "@observablehq/plot";
import { picture } from "./picture";

export type Measurement = {
  name: string;
  value: number;
  low: number | null;
  high: number | null;
  colour: string;
  small: boolean;
};

type Labels = {
  width: number;
  name: string;
  finding: string;
  axis: string;
  domain: readonly [number, number];
  zero: number;
  /** How a value of the axis reads; in percent where nothing is said. */
  tick?: (at: number) => string;
};

const inPercent = (at: number) => `${Math.round(1000 * at) / 10}`;

/** One dot with its 95% interval a row; hollow where too little was recorded. */
export function intervalPlot(rows: readonly Measurement[], labels: Labels): Element {
  const left = 16 + 7 * Math.max(...rows.map((r) => r.name.length));
  const withInterval = rows.filter((r) => r.low !== null && r.high !== null);
  const figure = plot({
    width: labels.width,
    height: 56 + 28 * rows.length,
    marginLeft: Math.min(left, labels.width / 2),
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px" },
    x: {
      domain: [...labels.domain],
      label: labels.axis,
      tickFormat: labels.tick ?? inPercent,
      grid: true,
      ticks: Math.max(3, Math.floor(labels.width / 120)),
    },
    y: { domain: rows.map((r) => r.name), label: null, tickSize: 0 },
    marks: [
      ruleX([labels.zero], { stroke: "var(--sc-text)", strokeDasharray: "6 4" }),
      link(withInterval, { x1: "low", x2: "high", y1: "name", y2: "name", stroke: "colour", strokeWidth: 2 }),
      dot(
        rows.filter((r) => !r.small),
        { x: "value", y: "name", r: 5, fill: "colour" },
      ),
      dot(
        rows.filter((r) => r.small),
        { x: "value", y: "name", r: 5, stroke: "var(--sc-uncertain)", strokeWidth: 2, fill: "var(--sc-card)" },
      ),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
