import type { Prompt } from "@/lib/api/views";

/** Where a recording stands: which prompt is up (none before the first), and how far it is. */
export type Moment = { prompt: Prompt | null; position: number; total: number; share: number; over: boolean };

/** The prompts are timed by the server, in ms after recording starts; each stays up until the next. */
export function momentAt(prompts: readonly Prompt[], recordMs: number, elapsedMs: number): Moment {
  const sorted = [...prompts].sort((a, b) => a.atMs - b.atMs);
  const position = sorted.filter((prompt) => prompt.atMs <= elapsedMs).length;
  return {
    prompt: position === 0 ? null : (sorted[position - 1] ?? null),
    position,
    total: sorted.length,
    share: recordMs <= 0 ? 1 : Math.min(1, Math.max(0, elapsedMs / recordMs)),
    over: elapsedMs >= recordMs,
  };
}
