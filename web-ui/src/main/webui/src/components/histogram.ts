import type { TradeOff } from "@/lib/api/views";
import type { Formats } from "@/lib/format";
import { wordsFor } from "@/lib/vocabulary";

type Histogram = TradeOff["here"]["histograms"][number];

/** The scores of one kind of session, counted in bins of equal width from 0 to 1. */
export type Kind = { kind: string; title: string; attack: boolean; counts: readonly number[] };
export type Bar = Omit<Kind, "counts"> & { n: number; from: number; to: number; share: number };

const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);

/**
 * A species, or genuine sessions, with the place where they were counted if there are several; empty kinds are left
 * out.
 */
export function kindsOf(histograms: readonly Histogram[], where?: string): Kind[] {
  const placed = (word: string) => (where === undefined ? word : `${word}, ${where}`);
  return histograms
    .filter(({ counts }) => sum(counts) > 0)
    .map(({ species, counts }) => {
      const word = species ?? "genuine";
      return { kind: placed(word), title: placed(wordsFor(word)), attack: species != null, counts };
    });
}

export const sessionsOf = (kinds: readonly Kind[]) => sum(kinds.map(({ counts }) => sum(counts)));

export const labelOf = ({ attack, title, counts }: Kind, format: Formats) =>
  `${attack ? "▲" : "●"} ${title} · ${format.count(sum(counts))} sessions`;

/** Each bar is a share of its kind, so that kinds of different sizes can be compared. */
export const barsOf = (kinds: readonly Kind[]): Bar[] =>
  kinds.flatMap(({ counts, ...kind }) =>
    counts.map((n, i) => ({
      ...kind,
      n,
      from: i / counts.length,
      to: (i + 1) / counts.length,
      share: n / sum(counts),
    })),
  );
