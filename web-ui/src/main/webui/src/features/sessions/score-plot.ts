import { dot, line, plot, ruleX, ruleY, text } from "@observablehq/plot";
import { named, pickable } from "@/components/pickable";
import { flips, type Point } from "@/lib/curve";

type Labels = {
  width: number;
  name: string;
  finding: string;
  threshold: string;
  /** What a frame is called, for who does not see it. */
  point: (point: Point) => string;
};

export const keyOfFrame = ({ seconds }: Point): string => String(Math.round(1000 * seconds));

/**
 * Drawn in a module of its own, so that the plotting library is only loaded where there is a curve to see. A frame is
 * shown as soon as it is pointed at, or reached by an arrow key.
 */
export function scorePlot(
  points: readonly Point[],
  threshold: number,
  labels: Labels,
  shown: string,
  show: (key: string) => void,
): Element {
  const turned = flips(points, threshold);
  const here = points.filter((point) => keyOfFrame(point) === shown);
  const figure = plot({
    width: labels.width,
    height: 240,
    marginTop: 28,
    marginLeft: 56,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px" },
    x: { label: "seconds" },
    y: { domain: [0, 1], label: "spoof score", labelAnchor: "center", grid: true },
    marks: [
      ruleY([threshold], { stroke: "var(--sc-muted)", strokeDasharray: "6 4" }),
      // Above the frame, where no curve runs through it.
      text([threshold], {
        frameAnchor: "top-right",
        dy: -16,
        text: () => `╌ ${labels.threshold}`,
        fill: "var(--sc-muted)",
        stroke: "var(--sc-card)",
        strokeWidth: 4,
      }),
      ruleX(here, { x: "seconds", stroke: "var(--sc-action)", strokeWidth: 2 }),
      line(points, { x: "seconds", y: "score", stroke: "var(--sc-attack)", strokeWidth: 2 }),
      dot(points, { x: "seconds", y: "score", r: 2.5, fill: "var(--sc-attack)" }),
      text(turned, { x: "seconds", y: "score", text: () => "✕", dy: -10, fill: "var(--sc-wrong)", fontWeight: "bold" }),
      dot(here, { x: "seconds", y: "score", r: 8, stroke: "var(--sc-action)", strokeWidth: 3, fill: "none" }),
      dot(points, { x: "seconds", y: "score", r: 12, fill: "transparent", sort: null, className: "picks" }),
    ],
  });
  const elements = [...figure.querySelectorAll<SVGElement>(".picks circle")];
  const marks = points.map((point, column) => ({ key: keyOfFrame(point), label: labels.point(point), column, row: 0 }));
  pickable(elements, marks, shown, show);
  elements.forEach((element, i) => {
    const mark = marks[i];
    if (!mark) return;
    // Not when it comes to lie under a pointer that rests, as it does when all is drawn again for an arrow key.
    for (const reached of ["pointermove", "focus"]) element.addEventListener(reached, () => show(mark.key));
  });
  return named(figure, `Frame scores of ${labels.name}`, labels.finding);
}
