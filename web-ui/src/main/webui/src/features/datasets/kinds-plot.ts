import { barX, plot, ruleX } from "@observablehq/plot";
import { picture } from "@/components/picture";
import type { Kind } from "./asked";

type Labels = { width: number; name: string; finding: string };

/** One bar a value from 0, genuine and attack end to end. Loaded where something is previewed. */
export function kindsPlot(kinds: readonly Kind[], labels: Labels): Element {
  const values = [...new Set(kinds.map(({ value }) => value))];
  const figure = plot({
    width: labels.width,
    height: 56 + 28 * values.length,
    marginLeft: 136,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px" },
    x: { label: "sessions", grid: true, nice: true },
    y: { label: null, domain: values },
    marks: [
      barX(kinds, {
        x: "sessions",
        y: "value",
        fill: (kind: Kind) => (kind.kind === "genuine" ? "var(--sc-genuine)" : "var(--sc-attack)"),
      }),
      ruleX([0]),
    ],
  });
  return picture(figure, labels.name, labels.finding);
}
