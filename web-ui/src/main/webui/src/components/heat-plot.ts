import { axisX, axisY, cell, plot, text } from "@observablehq/plot";
import { named, pickable } from "./pickable";

export type HeatCell = {
  key: string;
  label: string;
  x: string;
  y: string;
  step: number;
  small: boolean;
  rate: string;
  size: string;
};

type Labels = { width: number; name: string; finding: string; x: string; y: string };

const HATCH = "sc-small-n";
const svg = "http://www.w3.org/2000/svg";

/** Stripes for cells that are too small for a colour: they never look like a low rate, nor like nothing recorded. */
function hatch(): SVGElement {
  const make = (name: string, attributes: Record<string, string>) => {
    const element = document.createElementNS(svg, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
  };
  const defs = make("defs", {});
  const pattern = make("pattern", {
    id: HATCH,
    width: "8",
    height: "8",
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  pattern.append(
    make("rect", { width: "8", height: "8", fill: "var(--sc-card)" }),
    make("line", {
      x1: "0",
      y1: "0",
      x2: "0",
      y2: "8",
      stroke: "var(--sc-uncertain)",
      "stroke-width": "1.5",
      "stroke-opacity": "0.45",
    }),
  );
  defs.append(pattern);
  return defs;
}

export function heatPlot(
  cells: readonly HeatCell[],
  xValues: readonly string[],
  yValues: readonly string[],
  labels: Labels,
  selected: string,
  pick: (key: string) => void,
): Element {
  const left = 16 + 7 * Math.max(...yValues.map((v) => v.length), labels.y.length);
  const column = Math.max(84, 12 + 7 * Math.max(...xValues.map((v) => v.length)));
  const width = Math.max(labels.width, left + column * xValues.length + 20);
  const chosen = cells.filter((c) => c.key === selected);
  const fills = [1, 2, 3, 4, 5].flatMap((step) => {
    const of = cells.filter((c) => !c.small && c.step === step);
    const ink = `var(--sc-rate-${step}-text)`;
    return [
      cell(of, { x: "x", y: "y", fill: `var(--sc-rate-${step})`, stroke: "var(--sc-control)", inset: 1 }),
      text(of, { x: "x", y: "y", text: "rate", fill: ink, fontWeight: "bold", dy: -7 }),
      text(of, { x: "x", y: "y", text: "size", fill: ink, dy: 9 }),
    ];
  });
  const small = cells.filter((c) => c.small);
  const ink = { fill: "var(--sc-text)", stroke: "var(--sc-card)", strokeWidth: 4 };
  const figure = plot({
    width,
    height: 72 + 52 * yValues.length,
    marginLeft: left,
    marginTop: 48,
    marginBottom: 8,
    style: { background: "transparent", color: "var(--sc-text)", fontSize: "12px", maxInlineSize: "none" },
    x: { domain: xValues, label: labels.x, padding: 0 },
    y: { domain: yValues, label: labels.y, padding: 0 },
    marks: [
      () => hatch(),
      axisX({ anchor: "top", tickSize: 0 }),
      axisY({ tickSize: 0 }),
      ...fills,
      cell(small, {
        x: "x",
        y: "y",
        fill: `url(#${HATCH})`,
        stroke: "var(--sc-uncertain)",
        strokeDasharray: "3 3",
        inset: 1,
      }),
      text(small, { x: "x", y: "y", text: "rate", dy: -7, ...ink }),
      text(small, { x: "x", y: "y", text: "size", dy: 9, ...ink }),
      cell(chosen, { x: "x", y: "y", fill: "none", stroke: "var(--sc-action)", strokeWidth: 3, inset: 2 }),
      text(chosen, {
        x: "x",
        y: "y",
        text: () => "✓",
        frameAnchor: "middle",
        dx: -30,
        fill: "var(--sc-action)",
        stroke: "var(--sc-card)",
        strokeWidth: 4,
        fontWeight: "bold",
      }),
      cell(cells, { x: "x", y: "y", fill: "transparent", className: "picks" }),
    ],
  });
  const elements = [...figure.querySelectorAll<SVGElement>(".picks rect")];
  const marks = cells.map((c) => ({
    key: c.key,
    label: c.label,
    column: xValues.indexOf(c.x),
    row: yValues.indexOf(c.y),
  }));
  pickable(elements, marks, selected, pick);
  return named(figure, labels.name, labels.finding);
}
