import { line, plot, ruleY, text } from "@observablehq/plot";
import { picture } from "@/components/picture";

export type FramePoint = { session: string; wrong: boolean; seconds: number; score: number };

type Labels = { width: number; name: string; finding: string; threshold: string };

/** Drawn in a module of its own, so that the plotting library is only loaded where there is a curve to see. */
export function framesPlot(points: readonly FramePoint[], threshold: number, labels: Labels): Element {
  const of = (wrong: boolean) => points.filter((point) => point.wrong === wrong);
  const last = (wrong: boolean) => of(wrong).slice(-1);
  const curves = (wrong: boolean, stroke: string) => [
    line(of(wrong), {
      x: "seconds",
      y: "score",
      z: "session",
      stroke,
      strokeWidth: 1.5,
      strokeOpacity: 0.8,
      marker: "dot",
    }),
    text(last(wrong), {
      x: "seconds",
      y: "score",
      text: () => (wrong ? "✕ wrong" : "right"),
      dx: 6,
      textAnchor: "start",
      fill: stroke,
      fontWeight: "bold",
    }),
  ];
  const figure = plot({
    width: labels.width,
    height: 240,
    marginTop: 28,
    marginLeft: 56,
    marginRight: 64,
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
      ...curves(false, "var(--sc-muted)"),
      ...curves(true, "var(--sc-wrong)"),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
