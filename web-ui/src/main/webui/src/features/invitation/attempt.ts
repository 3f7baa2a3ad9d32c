type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const key = (token: string) => `attempt at ${token}`;

/** One attempt at taking part, the same until its answer is there, also after a reload: it takes no second seat. */
export function attemptAt(token: string, kept: Kept = sessionStorage): string {
  const before = kept.getItem(key(token));
  if (before !== null) return before;
  const drawn = crypto.randomUUID();
  kept.setItem(key(token), drawn);
  return drawn;
}

/** Whoever comes next to this browser makes an attempt of their own. */
export function attemptAnswered(token: string, kept: Kept = sessionStorage): void {
  kept.removeItem(key(token));
}
