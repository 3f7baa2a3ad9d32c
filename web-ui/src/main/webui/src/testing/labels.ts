/** Words of a drawing with the place that they take, in pixels of the drawing. */
export type Label = { words: string; left: number; right: number; top: number; bottom: number };

// Nothing lays text out here: a letter counts as large as most are in the drawings' type of 12 pixels, of which they
// stand on a line and little hangs below it.
const SIZE = 12;
const LETTER = 6.5;
const ABOVE = 9;
const BELOW = 1;

const numbers = (text: string) => (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);

/** How far an element is moved by what it lies in, itself included. */
function moved(element: Element, figure: Element): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (let at: Element | null = element; at !== null; at = at === figure ? null : at.parentElement) {
    const [across = 0, down = 0] = numbers(/translate\(([^)]*)\)/.exec(at.getAttribute("transform") ?? "")?.[1] ?? "");
    x += across;
    y += down;
  }
  return { x, y };
}

function labelOf(text: Element, figure: Element): Label {
  const words = text.textContent;
  const { x, y } = moved(text, figure);
  const width = LETTER * words.length;
  const anchor = text.closest("[text-anchor]")?.getAttribute("text-anchor");
  const before = anchor === "start" ? 0 : anchor === "end" ? width : width / 2;
  const [em = 0] = numbers(text.getAttribute("y") ?? "");
  const line = SIZE * em;
  const [turn = 0] = numbers(/rotate\(([^)]*)\)/.exec(text.getAttribute("transform") ?? "")?.[1] ?? "");
  if (turn === 0)
    return { words, left: x - before, right: x - before + width, top: y + line - ABOVE, bottom: y + line + BELOW };
  // From below to above, as the title of an axis at the left.
  const start = y + before;
  return { words, left: x + line - ABOVE, right: x + line + BELOW, top: start - width, bottom: start };
}

/** All words of a drawing. Neither marks of one letter nor words that nobody sees are among them. */
export function labelsOf(figure: Element): Label[] {
  return [...figure.querySelectorAll("text")]
    .filter((text) => text.textContent.length > 1)
    .map((text) => labelOf(text, figure));
}

const meet = (a: Label, b: Label) =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;

/** The dashed lines of a drawing, each as a label without words: what is said of them stands beside them. */
const dashed = (figure: Element): Label[] =>
  [...figure.querySelectorAll("[stroke-dasharray] line")].map((line) => {
    const { x, y } = moved(line, figure);
    const [x1, x2, y1, y2] = ["x1", "x2", "y1", "y2"].map((name) => Number(line.getAttribute(name)));
    return {
      words: "a dashed line",
      left: x + Math.min(x1 ?? 0, x2 ?? 0) - 1,
      right: x + Math.max(x1 ?? 0, x2 ?? 0) + 1,
      top: y + Math.min(y1 ?? 0, y2 ?? 0) - 1,
      bottom: y + Math.max(y1 ?? 0, y2 ?? 0) + 1,
    };
  });

/** What cannot be read in a drawing: words on words, words under a dashed line, and words that its edge cuts off. */
export function unreadable(figure: Element): string[] {
  const labels = labelsOf(figure);
  const width = Number(figure.getAttribute("width"));
  const height = Number(figure.getAttribute("height"));
  const cut = labels
    .filter(({ left, right, top, bottom }) => left < -1 || top < -1 || right > width + 1 || bottom > height + 1)
    .map(({ words }) => `${words}: cut off`);
  const onEachOther = labels.flatMap((label, i) =>
    [...labels.slice(i + 1), ...dashed(figure)]
      .filter((other) => meet(label, other))
      .map((other) => `${label.words}: on ${other.words}`),
  );
  return [...cut, ...onEachOther];
}
