import type { Score } from "@/lib/api/views";
import type { Formats } from "@/lib/format";

type Told = Pick<Score, "name" | "iteration" | "spoofScore" | "threshold" | "flips" | "perturbed" | "perturbedFlips">;
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

/** The score with what its decisions do over the frames, and when frames are slightly changed. */
export function findingOf(score: Told, format: Pick<Formats, "score" | "count">): string {
  const name = `${score.name} ${score.iteration}`;
  if (score.spoofScore == null) return `${name}: no response, no frame could be scored`;
  const decided = `${name}: ${format.score(score.spoofScore)}, attack from ${format.score(score.threshold)}; the decision changes ${format.count(score.flips)} times`;
  return score.perturbed == null ? decided : `${decided}, and on ${format.count(score.perturbedFlips ?? 0)} of ${format.count(score.perturbed)} slightly changed frames`;
}

export function csv(points: readonly Point[]): string {
  return ["seconds,spoof_score", ...points.map((p) => `${p.seconds},${p.score}`)].join("\n") + "\n";
}
