import type { BlindSpot, Dataset, Life } from "@/lib/api/views";

export type Grown = { version: string; at: string; kind: "genuine" | "attack"; sessions: number };

const OUT = ["PUBLISHED", "DEPRECATED", "RECALLED"];

/** Versions that are or were out, oldest first. */
export const released = (datasets: readonly Dataset[]): Dataset[] =>
  datasets
    .filter(({ state }) => OUT.includes(state))
    .sort((a, b) => (a.publishedAt ?? "").localeCompare(b.publishedAt ?? ""));

export const grownOf = (datasets: readonly Dataset[]): Grown[] =>
  released(datasets).flatMap(({ version, publishedAt, included }) =>
    (["genuine", "attack"] as const).map((kind) => ({
      version,
      at: publishedAt ?? "",
      kind,
      sessions: included[kind] ?? 0,
    })),
  );

/** One iteration at one blind spot: how far its error was above what is expected elsewhere. */
export type Error = { spot: string; iteration: string; excess: number; low: number; high: number };

/**
 * How the errors at a blind spot moved: of the iteration it was found in, and of the later ones that were retested, in
 * their order. Of the first there is the interval of its rate, from which the same expectation is taken.
 */
export function errorsOf(name: string, spot: BlindSpot, life: Life): Error[] {
  const { subdomain, run } = spot;
  const expected = subdomain.rate - subdomain.difference;
  return [
    {
      spot: name,
      iteration: `${run.name} ${run.iteration}`,
      excess: subdomain.difference,
      low: (subdomain.low ?? subdomain.rate) - expected,
      high: (subdomain.high ?? subdomain.rate) - expected,
    },
    ...life.retests.flatMap(({ name: of, iteration, excess, low, high }) =>
      excess == null || low == null || high == null
        ? []
        : [{ spot: name, iteration: `${of} ${iteration}`, excess, low, high }],
    ),
  ];
}
