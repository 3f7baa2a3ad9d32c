import type { Score } from "./api/views";

export type Point = { seconds: number; score: number };

/** The head that decides: the eighth, "spoof". */
export function curve(score: Pick<Score, "frames">, head = "spoof"): Point[] {
  return score.frames.flatMap(({ atMs, heads }) => {
    const value = heads[head];
    return typeof value === "number" && Number.isFinite(value) ? [{ seconds: atMs / 1000, score: value }] : [];
  });
}

/** Frames at which the decision differs from the frame before: attack from the threshold on. */
export function flips(points: readonly Point[], threshold: number): Point[] {
  return points.filter((point, i) => {
    const before = points[i - 1];
    return before !== undefined && point.score >= threshold !== before.score >= threshold;
  });
}
