/**
 * Which sessions judge an iteration, as the page's address says it; nothing said: first attempts of every split that
 * may judge it.
 */
export type Scope = { split?: string; attempts?: string };

export const SPLITS: Record<string, string> = {
  "": "All that may judge",
  test: "Test",
  dev: "Development",
  train: "Training",
};
export const ATTEMPTS: Record<string, string> = { "": "First attempts", retries: "Retries" };

export function scopeOf(search: Record<string, unknown>): Scope {
  const { split, attempts } = search;
  return {
    ...(typeof split === "string" && split !== "" && Object.hasOwn(SPLITS, split) ? { split } : {}),
    ...(attempts === "retries" ? { attempts } : {}),
  };
}

export type Compared = Scope & { a?: string; b?: string };

export function comparedOf(search: Record<string, unknown>): Compared {
  const { a, b } = search;
  return { ...scopeOf(search), ...(typeof a === "string" ? { a } : {}), ...(typeof b === "string" ? { b } : {}) };
}
