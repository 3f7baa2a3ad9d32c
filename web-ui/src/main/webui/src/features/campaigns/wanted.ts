/** What a campaign is wanted for, as the address says it. `at` holds conditions, see lib/conditions.ts. */
export type Wanted = { at?: string; kind?: "genuine" | "attack"; blindSpot?: string };

/** Of an address that anybody may have typed: what cannot be read is left out. */
export function wantedOf({ at, kind, blindSpot }: Record<string, unknown>): Wanted {
  return {
    ...(typeof at === "string" && at !== "" ? { at } : {}),
    ...(kind === "genuine" || kind === "attack" ? { kind } : {}),
    ...(typeof blindSpot === "string" ? { blindSpot } : {}),
  };
}
