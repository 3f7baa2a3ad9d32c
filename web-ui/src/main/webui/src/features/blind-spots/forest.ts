import type { MinedSubdomain } from "@/lib/api/views";
import { inWords } from "@/lib/conditions";

/** A line of the plot of the joint fit. */
export type Effect = { row: string; odds: number; low: number; high: number | null; safer: boolean };

/** What is reported, in the order of the ranks; nothing else is in the fit by itself. */
export function effectsOf(subdomains: readonly MinedSubdomain[], locale: string): Effect[] {
  return subdomains.flatMap(({ rank, conditions, verdict, beside }) =>
    beside == null
      ? []
      : [
          {
            row: `#${rank} ${inWords(conditions, locale)}`,
            odds: beside.oddsRatio,
            low: beside.oddsLow,
            high: beside.oddsHigh ?? null,
            safer: verdict === "safer",
          },
        ],
  );
}

/** From where to where odds are drawn: all estimates and as much of their intervals as does not squeeze these. */
export function domainOf(effects: readonly Effect[]): [number, number] {
  const odds = effects.map((effect) => Math.min(1e3, Math.max(1e-3, effect.odds)));
  const low = Math.min(1, ...odds);
  const high = Math.max(1, ...odds);
  const least = Math.min(...effects.map((effect) => effect.low));
  const most = Math.max(...effects.map((effect) => effect.high ?? Infinity));
  return [Math.max(Math.min(least, low) / 1.2, low / 20), Math.min(Math.max(most, high) * 1.2, high * 20)];
}
