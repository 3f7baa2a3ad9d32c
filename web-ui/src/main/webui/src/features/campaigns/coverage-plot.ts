import { barX, lineY, plot, ruleX, ruleY, text, tickX } from "@observablehq/plot";
import { picture } from "@/components/picture";
import type { Point, Row, Share } from "./coverage";

type Labels = { width: number; name: string; finding: string };

const style = { background: "transparent", color: "var(--sc-text)", fontSize: "12px", overflow: "visible" };
/** Of a session there is no half. */
const whole = (value: number) => (Number.isInteger(value) ? String(value) : "");
const FILLS = { accepted: "var(--sc-text)", waiting: "var(--sc-uncertain)", "in work": "none" };

/** Bars from 0: filled what is accepted, grey what waits, hollow what is in work; the tick is what is wanted. */
export function cellsPlot(rows: readonly Row[], shares: readonly Share[], labels: Labels): Element {
  const figure = plot({
    width: labels.width,
    height: 60 + 26 * rows.length,
    marginLeft: 72,
    marginBottom: 40,
    marginRight: 24,
    style,
    x: { label: "sessions", grid: true, nice: true, tickFormat: whole },
    y: { label: null, domain: rows.map(({ row }) => row) },
    marks: [
      ruleX([0], { stroke: "var(--sc-text)" }),
      barX(shares, {
        x1: "from",
        x2: "to",
        y: "row",
        fill: (share: Share) => FILLS[share.part],
        stroke: "var(--sc-text)",
        inset: 1,
      }),
      tickX(
        rows.filter(({ wanted }) => wanted !== null),
        { x: "wanted", y: "row", stroke: "var(--sc-action)", strokeWidth: 3 },
      ),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}

/** Two lines that only rise: what was sent, and what of it is accepted. */
export function coursePlot(points: readonly Point[], wanted: number | null, labels: Labels): Element {
  const last = (line: Point["line"]) => points.filter((point) => point.line === line).slice(-1);
  const figure = plot({
    width: labels.width,
    height: 240,
    marginLeft: 48,
    marginRight: 72,
    marginBottom: 40,
    style,
    x: { type: "time", label: null },
    y: { label: "sessions", grid: true, nice: true, zero: true, tickFormat: whole },
    marks: [
      ruleY([0], { stroke: "var(--sc-text)" }),
      ...(wanted === null ? [] : [ruleY([wanted], { stroke: "var(--sc-action)", strokeDasharray: "6 4" })]),
      lineY(points, {
        x: "at",
        y: "total",
        z: "line",
        curve: "step-after",
        stroke: (point: Point) => (point.line === "accepted" ? "var(--sc-text)" : "var(--sc-uncertain)"),
        strokeWidth: 2,
        marker: "dot",
      }),
      text([...last("sent"), ...last("accepted")], {
        x: "at",
        y: "total",
        text: "line",
        dx: 8,
        dy: (point: Point) => (point.line === "sent" ? -8 : 8),
        textAnchor: "start",
        fill: "var(--sc-text)",
      } as object),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
