import type { Formats } from "@/lib/format";

export type Pairs = { pairs: number; agreed: number };

const ENOUGH = 10;
const Z = 1.96;

/** Wilson's 95% interval of a share. */
export function interval({ pairs, agreed }: Pairs): readonly [low: number, high: number] {
  const share = agreed / pairs;
  const middle = share + (Z * Z) / (2 * pairs);
  const half = Z * Math.sqrt((share * (1 - share)) / pairs + (Z * Z) / (4 * pairs * pairs));
  const whole = 1 + (Z * Z) / pairs;
  return [(middle - half) / whole, (middle + half) / whole];
}

/** Few are told as counts, the rest as a share with its interval. */
export function inWords(found: Pairs, { plainPercent, count }: Pick<Formats, "plainPercent" | "count">): string {
  if (found.pairs === 0) return "none";
  if (found.pairs < ENOUGH) return `${count(found.agreed)} of ${count(found.pairs)}`;
  const [low, high] = interval(found);
  return (
    `${plainPercent(found.agreed / found.pairs)} (95% CI ${plainPercent(low)} to ${plainPercent(high)})` +
    ` · ${count(found.pairs)} pairs`
  );
}
