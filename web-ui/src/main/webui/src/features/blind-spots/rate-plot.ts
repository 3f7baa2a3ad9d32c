import { dot, link, plot, ruleX, ruleY, text } from "@observablehq/plot";
import { named, pickable } from "@/components/pickable";

export type Spot = {
  key: string;
  label: string;
  name: string;
  verdict: string;
  sessions: number;
  rate: number;
  low: number;
  high: number;
};

type Labels = {
  width: number;
  name: string;
  finding: string;
  base: number;
  baseLabel: string;
  minSupport: number;
  supportLabel: string;
};

/** Drawn in a module of its own, so that the plotting library is only loaded where there is something to see. */
export function ratePlot(
  spots: readonly Spot[],
  labels: Labels,
  selected: string,
  pick: (key: string) => void,
): Element {
  const bySize = [...spots].sort((a, b) => a.sessions - b.sessions || a.rate - b.rate);
  const found = bySize.filter((s) => s.verdict === "found");
  const thin = bySize.filter((s) => s.verdict === "too_few");
  const safer = bySize.filter((s) => s.verdict === "safer");
  const rest = bySize.filter((s) => !["found", "safer", "too_few"].includes(s.verdict));
  const chosen = bySize.filter((s) => s.key === selected);
  const sizes = [labels.minSupport, ...bySize.map((s) => s.sessions)];
  const top = Math.min(
    1,
    1.1 * Math.max(labels.base, ...bySize.map((s) => s.rate), ...[...found, ...chosen].map((s) => s.high)),
  );
  const bars = (of: readonly Spot[], stroke: string, strokeWidth: number) =>
    link(of, { x1: "sessions", x2: "sessions", y1: "low", y2: "high", stroke, strokeWidth });
  const figure = plot({
    width: labels.width,
    height: 340,
    marginLeft: 60,
    // The name of the base rate stands beside its line, where no dot is.
    marginRight: 68,
    marginTop: 28,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px", overflow: "visible" },
    x: {
      type: "log",
      label: "sessions (log)",
      domain: [Math.max(1, Math.min(...sizes) / 1.3), Math.max(...sizes) * 1.5],
      ticks: Math.max(2, Math.floor(labels.width / 120)),
      tickFormat: "~s",
    },
    y: { label: "error rate", labelAnchor: "center", domain: [0, top], tickFormat: "%", grid: true },
    marks: [
      ruleY([labels.base], { stroke: "var(--sc-text)", strokeDasharray: "6 4" }),
      text([labels.base], {
        y: (d: number) => d,
        frameAnchor: "right",
        textAnchor: "start",
        dx: 6,
        text: () => labels.baseLabel,
        fill: "var(--sc-text)",
        stroke: "var(--sc-card)",
        strokeWidth: 4,
      }),
      ruleX([labels.minSupport], { stroke: "var(--sc-muted)", strokeDasharray: "2 4" }),
      text([labels.minSupport], {
        x: (d: number) => d,
        frameAnchor: "top",
        dy: -16,
        text: () => labels.supportLabel,
        fill: "var(--sc-muted)",
        stroke: "var(--sc-card)",
        strokeWidth: 4,
      }),
      bars(found, "var(--sc-wrong)", 2),
      dot(thin, { x: "sessions", y: "rate", r: 4, stroke: "var(--sc-uncertain)", strokeWidth: 1.5, fill: "none" }),
      dot(rest, { x: "sessions", y: "rate", r: 4, fill: "var(--sc-muted)" }),
      bars(safer, "var(--sc-ok)", 2),
      dot(safer, { x: "sessions", y: "rate", r: 6, symbol: "diamond", fill: "var(--sc-ok)" }),
      dot(found, { x: "sessions", y: "rate", r: 5, fill: "var(--sc-wrong)" }),
      text(found, {
        x: "sessions",
        y: "rate",
        text: "name",
        dx: 14,
        textAnchor: "start",
        fill: "var(--sc-wrong)",
        fontWeight: "bold",
      }),
      bars(chosen, "var(--sc-action)", 3),
      dot(chosen, { x: "sessions", y: "rate", r: 10, stroke: "var(--sc-action)", strokeWidth: 3, fill: "none" }),
      text(chosen, {
        x: "sessions",
        y: "rate",
        text: () => "✓",
        dx: -19,
        fill: "var(--sc-action)",
        fontWeight: "bold",
      }),
      dot(bySize, { x: "sessions", y: "rate", r: 12, fill: "transparent", sort: null, className: "picks" }),
    ],
  });
  const elements = [...figure.querySelectorAll<SVGElement>(".picks circle")];
  const marks = bySize.map((spot, column) => ({ key: spot.key, label: spot.label, column, row: 0 }));
  pickable(elements, marks, selected, pick);
  return named(figure, labels.name, labels.finding);
}
