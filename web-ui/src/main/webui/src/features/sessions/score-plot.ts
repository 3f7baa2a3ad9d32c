import { dot, line, plot, ruleY, text } from "@observablehq/plot";
import { picture } from "@/components/picture";
import { flips, type Point } from "@/lib/curve";

type Labels = { width: number; name: string; finding: string; threshold: string };

/** Drawn in a module of its own, so that the plotting library is only loaded where there is a curve to see. */
export function scorePlot(points: readonly Point[], threshold: number, labels: Labels): Element {
  const turned = flips(points, threshold);
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
      line(points, { x: "seconds", y: "score", stroke: "var(--sc-attack)", strokeWidth: 2 }),
      dot(points, { x: "seconds", y: "score", r: 2.5, fill: "var(--sc-attack)" }),
      text(turned, { x: "seconds", y: "score", text: () => "✕", dy: -10, fill: "var(--sc-wrong)", fontWeight: "bold" }),
    ],
  });
  return picture(figure, `Frame scores of ${labels.name}`, labels.finding);
}
