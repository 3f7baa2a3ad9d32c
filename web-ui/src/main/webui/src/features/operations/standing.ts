export type Standing = { word: "ok" | "late" | "failed"; advice: string };

const LATE_MS = 60_000;

/** What a service's own answer about its jobs says of its health; no answer at all is the clearest one. */
export function standing(
  jobs: { failed: readonly unknown[]; oldestDue?: string | null } | undefined,
  failed: boolean,
  now: number,
): Standing | null {
  if (failed) return { word: "failed", advice: "It does not answer. Look at its log, and start it again." };
  if (jobs === undefined) return null;
  if (jobs.failed.length > 0)
    return { word: "failed", advice: "Jobs were given up on. Read their reasons under Jobs, then retry." };
  if (jobs.oldestDue && now - new Date(jobs.oldestDue).getTime() > LATE_MS) {
    return { word: "late", advice: "Jobs wait for more than a minute. More replicas do more work." };
  }
  return { word: "ok", advice: "" };
}
