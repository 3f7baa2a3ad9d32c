/** A search parameter that is a text, and left out where it is not. */
export function text<K extends string>(key: K, search: Record<string, unknown>): { [P in K]?: string } {
  const value = search[key];
  return typeof value === "string" ? ({ [key]: value } as { [P in K]: string }) : {};
}
