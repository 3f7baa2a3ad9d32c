import { plot, rectY, ruleX, ruleY, text } from "@observablehq/plot";
import type { Bar } from "./histogram";
import { picture } from "./picture";

type Labels = {
  width: number;
  name: string;
  finding: string;
  threshold: number;
  thresholdLabel: string;
  /** What is counted; scores of sessions where nothing is said. */
  axis?: string;
  kinds: readonly { kind: string; label: string; attack: boolean }[];
};

/** Near an edge the words of a line stand on its inner side, or the edge would cut them off. */
const beside = (threshold: number) => (threshold < 0.25 ? "start" : threshold > 0.75 ? "end" : "middle");

/** One panel for each kind over the same axes, the scores from 0 to 1, the bars as shares of the kind from 0. */
export function histogramPlot(bars: readonly Bar[], labels: Labels): Element {
  const panels = labels.kinds.map((k) => k.kind);
  const top = Math.max(...bars.map((b) => b.share));
  const fill = (bar: Bar) => (bar.attack ? "var(--sc-attack)" : "var(--sc-genuine)");
  const figure = plot({
    width: labels.width,
    height: 60 + 84 * panels.length,
    marginBottom: 42,
    marginLeft: 44,
    marginTop: 28,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px" },
    x: { domain: [0, 1], label: labels.axis ?? "score of a session" },
    // One tick in the middle: at the edges those of neighbouring panels would stand on each other.
    y: { domain: [0, 1.35 * top], label: null, tickFormat: "%", ticks: [Math.ceil(50 * top) / 100], grid: true },
    fy: { domain: panels, axis: null, padding: 0.1 },
    marks: [
      rectY(bars, { x1: "from", x2: "to", y1: 0, y2: "share", fy: "kind", fill, insetLeft: 0.5, insetRight: 0.5 }),
      ruleY([0]),
      ruleX([labels.threshold], { stroke: "var(--sc-text)", strokeDasharray: "6 4" }),
      text([labels.threshold], {
        x: (d: number) => d,
        fy: () => panels[0],
        frameAnchor: "top",
        textAnchor: beside(labels.threshold),
        dy: -14,
        text: () => labels.thresholdLabel,
        fill: "var(--sc-text)",
        stroke: "var(--sc-card)",
        strokeWidth: 4,
      }),
      text(labels.kinds, {
        fy: "kind",
        frameAnchor: "top-left",
        dx: 6,
        dy: 2,
        text: "label",
        fill: (k: { attack: boolean }) => (k.attack ? "var(--sc-attack)" : "var(--sc-genuine)"),
        fontWeight: "bold",
        stroke: "var(--sc-card)",
        strokeWidth: 3,
      }),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
