import { dot, link, plot, ruleX, text } from "@observablehq/plot";
import { picture } from "@/components/picture";
import { domainOf, type Effect } from "./forest";

type Labels = { width: number; name: string; finding: string };

/** Drawn in a module of its own, so that the plotting library is only loaded where something is reported. */
export function forestPlot(effects: readonly Effect[], labels: Labels): Element {
  const [low, high] = domainOf(effects);
  const inside = (odds: number) => Math.min(high, Math.max(low, odds));
  const marks = (safer: boolean, stroke: string) => {
    const of = effects.filter((effect) => effect.safer === safer);
    return [
      link(of, {
        x1: (e: Effect) => inside(e.low),
        x2: (e: Effect) => inside(e.high ?? high),
        y1: "row",
        y2: "row",
        stroke,
        strokeWidth: 2,
      }),
      dot(of, { x: (e: Effect) => inside(e.odds), y: "row", r: 5, fill: stroke, symbol: safer ? "diamond" : "circle" }),
      text(of, {
        frameAnchor: "left",
        y: "row",
        text: (e: Effect) => `${e.safer ? "safer" : "worse"} ${e.row}`,
        dx: 4,
        dy: -18,
        textAnchor: "start",
        lineWidth: Math.max(10, Math.floor(labels.width / 14)),
        textOverflow: "ellipsis-end",
        fill: stroke,
        // The line at 1 may run behind the name.
        stroke: "var(--sc-card)",
        strokeWidth: 4,
        fontWeight: "bold",
      }),
    ];
  };
  const figure = plot({
    width: labels.width,
    height: 80 + 52 * effects.length,
    marginLeft: 16,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 52,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px", overflow: "visible" },
    x: {
      type: "log",
      label: "odds ratio (log)",
      domain: [low, high],
      grid: true,
      ticks: Math.max(2, Math.floor(labels.width / 120)),
      tickFormat: "~g",
    },
    y: { label: null, axis: null, domain: effects.map(({ row }) => row) },
    marks: [
      ruleX([1], { stroke: "var(--sc-text)" }),
      ...marks(false, "var(--sc-wrong)"),
      ...marks(true, "var(--sc-ok)"),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
