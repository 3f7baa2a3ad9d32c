export type Range = readonly [start: number, end: number];

// Players report what was played with small gaps between slices, and stop a little before the end.
const TOLERANCE = 0.3;

/** Seconds of a clip that have not been played yet; jumping over a part does not count as seeing it. */
export function unseen(played: readonly Range[], duration: number): number {
  let covered = 0;
  let missing = 0;
  for (const [start, end] of [...played].sort((a, b) => a[0] - b[0])) {
    if (start > covered + TOLERANCE) missing += start - covered;
    covered = Math.max(covered, end);
  }
  if (duration > covered + TOLERANCE) missing += duration - covered;
  return missing;
}

export function watchedMs(played: readonly Range[]): number {
  let covered = 0;
  let sum = 0;
  for (const [start, end] of [...played].sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, end - Math.max(start, covered));
    covered = Math.max(covered, end);
  }
  return Math.round(sum * 1000);
}

export function rangesOf(played: TimeRanges): Range[] {
  return Array.from({ length: played.length }, (_, i) => [played.start(i), played.end(i)] as const);
}
