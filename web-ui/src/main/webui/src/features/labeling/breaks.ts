/** When somebody began to work without a break, and when they last did something. */
export type Work = { since: number; last: number };

const BREAK_MS = 5 * 60_000;
const LONG_MS = 25 * 60_000;

export const begun = (now: number): Work => ({ since: now, last: now });

/** Somebody who did nothing for five minutes has had a break. */
export const worked = (work: Work, now: number): Work =>
  now - work.last >= BREAK_MS ? begun(now) : { since: work.since, last: now };

/** Minutes without a break, where they are so many that one is suggested; else null. */
export const tiredFor = ({ since, last }: Work): number | null =>
  last - since >= LONG_MS ? Math.floor((last - since) / 60_000) : null;
