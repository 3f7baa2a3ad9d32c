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

type WorkersView = {
  isolation: string;
  meaning: string;
  faults: number;
  lastFault?: string | null;
  lastFaultAt?: string | null;
};

/** What is to be known of the workers that open strangers' files, in one line. */
export function workersLine(workers: WorkersView, time: (instant: string) => string): string {
  const wall = `Workers are isolated by ${workers.isolation.replaceAll("_", " ")}: ${workers.meaning}.`;
  if (workers.faults === 0 || !workers.lastFaultAt) return `${wall} This machine has kept none of them from its work.`;
  return (
    `${wall} This machine kept workers from their work ${workers.faults} times since the analyzer started; ` +
    `what they were to do is tried again. The last time, at ${time(workers.lastFaultAt)}: ${workers.lastFault ?? ""}`
  );
}
