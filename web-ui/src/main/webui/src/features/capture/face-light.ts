import type { SeenFace, SeenLight } from "./face-guide";

type Picture = Pick<ImageData, "data" | "width" | "height">;
type Place = Pick<SeenFace, "left" | "top" | "right" | "bottom">;

/** Of the box of a face, what is surely skin: without hair and wall. */
const INNER = 0.2;
/** How far around the box what surrounds the face reaches. */
const AROUND = 0.35;

/** Light of a face as inspection measures it, roughly: advice needs no more. */
export function lightOf({ data, width, height }: Picture, { left, top, right, bottom }: Place): SeenLight {
  const [wide, high] = [right - left, bottom - top];
  const inner = {
    x0: left + wide * INNER,
    x1: right - wide * INNER,
    y0: top + high * INNER,
    y1: bottom - high * INNER,
  };
  const outer = { x0: left - wide * AROUND, x1: right + wide * AROUND, y0: top - high * AROUND, y1: bottom };
  const sums = { left: 0, right: 0, around: 0 };
  const counts = { left: 0, right: 0, around: 0 };
  const middle = (left + right) / 2;
  for (let row = 0; row < height; row++) {
    const y = (row + 0.5) / height;
    if (y < outer.y0 || y > outer.y1) continue;
    for (let column = 0; column < width; column++) {
      const x = (column + 0.5) / width;
      if (x < outer.x0 || x > outer.x1) continue;
      const inside = x >= inner.x0 && x <= inner.x1 && y >= inner.y0 && y <= inner.y1;
      const beside = x < left || x > right || y < top;
      if (!inside && !beside) continue;
      const part = inside ? (x < middle ? "left" : "right") : "around";
      const at = (row * width + column) * 4;
      sums[part] += 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
      counts[part] += 1;
    }
  }
  const mean = (sum: number, count: number) => (count === 0 ? NaN : sum / count);
  return {
    face: mean(sums.left + sums.right, counts.left + counts.right),
    left: mean(sums.left, counts.left),
    right: mean(sums.right, counts.right),
    around: mean(sums.around, counts.around),
  };
}
