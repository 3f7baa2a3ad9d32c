export type Mark = { key: string; label: string; column: number; row: number };

const steps: Record<string, readonly [columns: number, rows: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest mark in the direction of an arrow key; what lies straight ahead before what lies aside. */
export function nearest<M extends Pick<Mark, "column" | "row">>(
  marks: readonly M[],
  from: M,
  key: string,
): M | undefined {
  const step = steps[key];
  if (!step) return undefined;
  const [columns, rows] = step;
  const ahead = (m: M) => (m.column - from.column) * columns + (m.row - from.row) * rows;
  const aside = (m: M) => Math.abs((m.column - from.column) * rows) + Math.abs((m.row - from.row) * columns);
  const cost = (m: M) => ahead(m) + 1000 * aside(m);
  return marks.filter((m) => ahead(m) > 0).sort((a, b) => cost(a) - cost(b))[0];
}

/**
 * Makes marks of a drawing buttons of one group: one tab stop, arrow keys between them, Enter, Space or a click to
 * choose.
 */
export function pickable(
  elements: readonly SVGElement[],
  marks: readonly Mark[],
  selected: string,
  pick: (key: string) => void,
): void {
  const stop = Math.max(
    0,
    marks.findIndex((mark) => mark.key === selected),
  );
  elements.forEach((element, i) => {
    const mark = marks[i];
    if (!mark) return;
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", i === stop ? "0" : "-1");
    element.setAttribute("aria-label", mark.label);
    element.setAttribute("aria-pressed", String(mark.key === selected));
    element.setAttribute("data-key", mark.key);
    element.style.cursor = "pointer";
    element.addEventListener("click", () => pick(mark.key));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        pick(mark.key);
        return;
      }
      const next = nearest(marks, mark, event.key);
      const target = next && elements[marks.indexOf(next)];
      if (!target) return;
      event.preventDefault();
      element.setAttribute("tabindex", "-1");
      target.setAttribute("tabindex", "0");
      target.focus();
    });
  });
}

/** One drawing with one name; the library's own names of the groups inside are refused by screen readers. */
export function named(figure: Element, label: string, description: string): Element {
  figure.setAttribute("role", "group");
  figure.setAttribute("aria-label", label);
  figure.setAttribute("aria-description", description);
  figure.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
  return figure;
}
