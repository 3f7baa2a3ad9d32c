import type { Cell, NewCell } from "@/lib/api/views";
import { inWords } from "@/lib/conditions";

/** What of the form says which cells are wanted, as typed; empty where nothing was chosen. */
export type Description = {
  kind: "genuine" | "attack";
  attackType: string;
  paiQuality: string;
  camera: string;
  distance: string;
  lightLevel: string;
  lightDir: string;
  environment: string;
  country: string;
  wanted: string;
  matched: boolean;
  mix: boolean;
  cells: NewCell[];
};

/**
 * Where recordings come from: 30% laptops and 70% mobile devices, as in the paper; how the latter part among
 * themselves is ours.
 */
const MIX = [
  ["laptop", 30],
  ["phone_front", 40],
  ["phone_rear", 20],
  ["tablet", 10],
] as const;

/** Whole numbers with this sum, each as near to its share as that allows; shares are in percent. */
export function parted(total: number, shares: readonly number[]): number[] {
  const exact = shares.map((share) => (total * share) / 100);
  const parts = exact.map(Math.floor);
  const rest = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact.map((value, i) => ({ i, left: value - Math.floor(value) })).sort((a, b) => b.left - a.left);
  for (const { i } of byRemainder.slice(0, rest)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

/** What the form describes now: one cell, with its genuine match and the mix of cameras where those are wanted. */
export function described(draft: Description): NewCell[] {
  const chosen = (value: string) => (value === "" ? undefined : value);
  const wanted = draft.wanted === "" ? undefined : Number(draft.wanted);
  const place = {
    camera: chosen(draft.camera),
    distance: chosen(draft.distance),
    lightLevel: chosen(draft.lightLevel),
    lightDir: chosen(draft.lightDir),
    environment: chosen(draft.environment),
    country: chosen(draft.country.trim().toUpperCase()),
    wanted,
  };
  const attack = {
    kind: "attack" as const,
    attackType: chosen(draft.attackType),
    paiQuality: chosen(draft.paiQuality),
    ...place,
  };
  const genuine = { kind: "genuine" as const, ...place };
  const kinds: NewCell[] = draft.kind === "genuine" ? [genuine] : draft.matched ? [attack, genuine] : [attack];
  if (!draft.mix || draft.camera !== "" || wanted === undefined) return kinds;
  return kinds.flatMap((cell) =>
    parted(
      wanted,
      MIX.map(([, share]) => share),
    ).flatMap((part, i) => {
      const camera = MIX[i]?.[0];
      return part === 0 || camera === undefined ? [] : [{ ...cell, camera, wanted: part }];
    }),
  );
}

/** The cells of the campaign; null where its conditions are all there is, and it takes as many as come. */
export function cellsOf(draft: Description): NewCell[] | null {
  if (draft.cells.length > 0) return draft.cells;
  const cells = described(draft);
  const plain = cells.length === 1 && draft.wanted === "" && draft.country.trim() === "";
  return plain ? null : cells;
}

const AXES = [
  ["attack_type", "attackType"],
  ["pai_quality", "paiQuality"],
  ["camera", "camera"],
  ["distance", "distance"],
  ["light_level", "lightLevel"],
  ["light_dir", "lightDir"],
  ["environment", "environment"],
  ["country", "country"],
] as const;

/** "Attack type: Print ∧ Distance: Far", "Genuine ∧ Camera: Laptop". */
export function cellInWords(cell: Cell | NewCell, locale: string): string {
  const asked = AXES.flatMap(([axis, field]) => {
    const value = cell[field];
    return value == null || value === "none" ? [] : [{ axis, value }];
  });
  const conditions = inWords(asked, locale);
  const kind = cell.kind === "genuine" ? "Genuine" : asked[0]?.axis === "attack_type" ? "" : "Attack";
  return [kind, conditions].filter((part) => part !== "").join(" ∧ ");
}
