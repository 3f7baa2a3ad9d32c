import type { Score } from "@/lib/api/views";
import type { Formats } from "@/lib/format";

type Told = Pick<Score, "name" | "iteration" | "spoofScore" | "threshold" | "flips" | "perturbed" | "perturbedFlips">;

/** The score with what its decisions do over the frames, and when frames are slightly changed. */
export function findingOf(score: Told, format: Pick<Formats, "score" | "count">): string {
  const name = `${score.name} ${score.iteration}`;
  if (score.spoofScore == null) return `${name}: no response, no frame could be scored`;
  const decided =
    `${name}: ${format.score(score.spoofScore)}, attack from ${format.score(score.threshold)}; ` +
    `the decision changes ${format.count(score.flips)} times`;
  return score.perturbed == null
    ? decided
    : `${decided}, and on ${format.count(score.perturbedFlips ?? 0)} ` +
        `of ${format.count(score.perturbed)} slightly changed frames`;
}
