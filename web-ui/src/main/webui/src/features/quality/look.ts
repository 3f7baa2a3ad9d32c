/** What is looked at, as the address says it. */
export type Look = {
  /** Divisions of opinion on it. */
  attribute?: string;
  /** Whose votes are open. */
  session?: string;
  /** Whose errors are open, and on what: "l_…:glare". */
  cell?: string;
};

const NAMES = ["attribute", "session", "cell"] as const;

export function lookOf(search: Record<string, unknown>): Look {
  const look: Look = {};
  for (const name of NAMES) {
    const value = search[name];
    if (typeof value === "string") look[name] = value;
  }
  return look;
}
