// @vitest-environment jsdom
import { describe, expect, test } from "vitest";
import { labelsOf, unreadable } from "@/testing/labels";
import { detPlot } from "./det-plot";
import { heatPlot } from "./heat-plot";
import { histogramPlot } from "./histogram-plot";
import { intervalPlot } from "./interval-plot";

/** In a card of a small phone, and in one of a laptop. */
const WIDTHS = [296, 900];
const named = { name: "a drawing", finding: "what it shows" };
const words = (figure: Element) => labelsOf(figure).map((label) => label.words);

describe.each(WIDTHS)("everything that is written can be read, %d pixels wide", (width) => {
  test.each([0.02, 0.4, 0.97])("how scores lie, with an attack from %d on", (threshold) => {
    const kinds = [
      { kind: "genuine", label: "● Genuine · 480 sessions", attack: false },
      { kind: "print", label: "▲ Printed photo · 120 sessions", attack: true },
      { kind: "mask_paper", label: "▲ Paper mask · 58 sessions", attack: true },
    ];
    const bars = kinds.flatMap(({ kind, attack }) =>
      [0, 0.1, 0.9].map((from) => ({ kind, attack, title: kind, n: 40, from, to: from + 0.1, share: 1 - from })),
    );
    const figure = histogramPlot(bars, {
      ...named,
      width,
      threshold,
      thresholdLabel: `attack from ${threshold.toFixed(2)}`,
      kinds,
    });
    // The line runs behind the names of the kinds, which have a rim.
    expect(unreadable(figure).filter((told) => !/sessions: on a dashed line$/.test(told))).toEqual([]);
    expect(words(figure)).toContain(`attack from ${threshold.toFixed(2)}`);
  });

  test("a trade-off", () => {
    const points = [0.002, 0.02, 0.1, 0.3, 0.6].map((accepted, i) => ({
      accepted,
      bpcer: [0.6, 0.3, 0.1, 0.02, 0.002][i] ?? 0,
      threshold: 0.1 * i,
    }));
    const at = { accepted: 0.1, bpcer: 0.1, label: "attack from 0.40" };
    const figure = detPlot([{ name: "starter 1", points, at }], {
      ...named,
      width,
      x: "APCER of the worst species, %",
    });
    expect(unreadable(figure)).toEqual([]);
    expect(words(figure)).toContain("starter 1");
  });

  test("rates and their intervals", () => {
    const rows = ["APCER, worst species", "BPCER", "HTER"].map((name, i) => ({
      name,
      value: 0.1 * i,
      low: 0.05 * i,
      high: 0.2 * i,
      colour: "black",
      small: i === 1,
    }));
    const figure = intervalPlot(rows, { ...named, width, axis: "points, second less first", domain: [-1, 1], zero: 0 });
    expect(unreadable(figure)).toEqual([]);
  });

  test("a heat map", () => {
    const xValues = ["Laptop", "Front camera of a phone", "Tablet"];
    const yValues = ["Normal", "Against the light"];
    const cells = yValues.flatMap((y) =>
      xValues.map((x, i) => ({
        key: `${x} ${y}`,
        label: `${x}, ${y}`,
        x,
        y,
        step: i + 1,
        small: i === 1,
        rate: "27.6%",
        size: "16 of 1,058",
      })),
    );
    const labels = { ...named, width, x: "Camera", y: "Light from" };
    const figure = heatPlot(cells, xValues, yValues, labels, cells[0]?.key ?? "", () => undefined);
    expect(unreadable(figure)).toEqual([]);
  });
});

test("words on words, under a dashed line or beyond the edge are told", () => {
  document.body.innerHTML = `<svg width="100" height="50" text-anchor="middle">
    <g transform="translate(0.5,0)"><text transform="translate(20,20)" y="0.32em">first</text></g>
    <text transform="translate(30,22)" y="0.32em">other</text>
    <g text-anchor="start"><text transform="translate(90,40)">beyond</text></g>
    <g stroke-dasharray="6 4"><line x1="60" x2="60" y1="0" y2="20"></line></g>
    <text transform="translate(60,10)" y="0.32em">struck</text>
    <text transform="translate(6,40) rotate(-90)" y="0.32em">up</text>
  </svg>`;
  const figure = document.querySelector("svg") as Element;
  expect(unreadable(figure)).toEqual(["beyond: cut off", "first: on other", "struck: on a dashed line"]);
});
