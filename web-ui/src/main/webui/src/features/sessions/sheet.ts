import type { PortraitSheet } from "@/lib/api/views";

type Square = { index: number; column: number; row: number };

/** The square of the frame nearest to a time. */
export function squareOf({ atMs, columns }: Pick<PortraitSheet, "atMs" | "columns">, wanted: number): Square {
  const index = atMs.reduce(
    (nearest, at, i) => (Math.abs(at - wanted) < Math.abs((atMs[nearest] ?? 0) - wanted) ? i : nearest),
    0,
  );
  return { index, column: index % columns, row: Math.floor(index / columns) };
}
