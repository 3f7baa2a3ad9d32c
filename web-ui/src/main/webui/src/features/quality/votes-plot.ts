import { barY, plot, ruleY } from "@observablehq/plot";
import { picture } from "@/components/picture";

export type DayOfVotes = { day: Date; votes: number };

type Labels = { width: number; name: string; finding: string };

/** One bar a day, from 0. */
export function votesPlot(days: readonly DayOfVotes[], labels: Labels): Element {
  const figure = plot({
    width: labels.width,
    height: 180,
    marginLeft: 56,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px" },
    x: {
      type: "band",
      label: null,
      domain: days.map((d) => d.day),
      tickFormat: (day: Date) => String(day.getUTCDate()),
    },
    y: { label: "votes a day", grid: true, nice: true },
    marks: [barY(days, { x: "day", y: "votes", fill: "var(--sc-action)" }), ruleY([0])],
  });
  return picture(figure, labels.name, labels.finding);
}
