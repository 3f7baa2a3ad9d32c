import { dot, gridX, gridY, line, link, plot, text } from "@observablehq/plot";
import { picture } from "./picture";
import { EDGES, place, TICKS } from "./det";

type Rates = { accepted: number; bpcer: number };
/** The operating points of one iteration or place, and the one that its frozen threshold gives. */
export type Curve = {
  name: string;
  points: readonly (Rates & { threshold: number })[];
  at?: Rates & { label: string };
};

type Labels = { width: number; name: string; finding: string; x: string };

/** The first curve is dashed where there are two, so that neither is told by its colour alone. */
const STROKES = [
  { stroke: "var(--sc-text)", strokeDasharray: "none" },
  { stroke: "var(--sc-attack)", strokeDasharray: "none" },
];
const FIRST_OF_TWO = { stroke: "var(--sc-muted)", strokeDasharray: "6 4" };

const x = ({ accepted }: Rates) => place(accepted);
const y = ({ bpcer }: Rates) => place(bpcer);

/** Drawn in a module of its own, so that the plotting library is only loaded where there is a curve to see. */
export function detPlot(curves: readonly Curve[], labels: Labels): Element {
  const size = Math.min(labels.width, 520);
  const domain = [place(EDGES.low), place(EDGES.high)];
  const ticks = TICKS.map(place);
  const percent = (at: number) => `${Math.round(1000 * (TICKS[ticks.indexOf(at)] ?? 0)) / 10}`;
  const axis = { domain, ticks, tickFormat: percent };
  const figure = plot({
    width: size,
    height: size,
    marginLeft: 48,
    marginBottom: 44,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px" },
    x: { ...axis, label: labels.x },
    y: { ...axis, label: "BPCER, %" },
    marks: [
      gridX(ticks, { strokeOpacity: 0.15 }),
      gridY(ticks, { strokeOpacity: 0.15 }),
      link([domain], { x1: "0", y1: "0", x2: "1", y2: "1", stroke: "var(--sc-muted)", strokeOpacity: 0.4 }),
      ...curves.flatMap((curve, i) => {
        const stroke = (curves.length === 2 ? [FIRST_OF_TWO, STROKES[1]] : STROKES)[i] ?? FIRST_OF_TWO;
        const middle = curve.points.filter(
          (_, at) => at === Math.floor((curve.points.length * (i + 1)) / (curves.length + 1)),
        );
        const at = curve.at ? [curve.at] : [];
        return [
          line(curve.points, { x, y, ...stroke, strokeWidth: 2 }),
          text(middle, {
            x,
            y,
            text: () => curve.name,
            dx: 8,
            dy: -8,
            textAnchor: "start",
            fill: stroke.stroke,
            stroke: "var(--sc-card)",
            strokeWidth: 4,
            fontWeight: "bold",
          }),
          dot(at, {
            x,
            y,
            symbol: "diamond",
            r: 6,
            fill: stroke.stroke,
            stroke: "var(--sc-card)",
          }),
          text(at, {
            x,
            y,
            text: "label",
            dx: 10,
            dy: 14 + 14 * i,
            textAnchor: "start",
            fill: stroke.stroke,
            stroke: "var(--sc-card)",
            strokeWidth: 4,
          }),
        ];
      }),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
