type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const key = (token: string) => `attempt at ${token}`;
const saidKey = (token: string) => `said at ${token}`;

/** One attempt at taking part, the same until its answer is there, also after a reload: it takes no second seat. */
export function attemptAt(token: string, kept: Kept = sessionStorage): string {
  const before = kept.getItem(key(token));
  if (before !== null) return before;
  const drawn = crypto.randomUUID();
  kept.setItem(key(token), drawn);
  return drawn;
}

/** Keeps what is sent at a link until its answer is there, so that it can be sent again after a reload. */
export function sending(token: string, said: unknown, kept: Kept = sessionStorage): void {
  kept.setItem(saidKey(token), JSON.stringify(said));
}

/** What was sent at a link and never answered. */
export function unanswered<T>(token: string, kept: Kept = sessionStorage): T | null {
  const said = kept.getItem(saidKey(token));
  return said === null ? null : (JSON.parse(said) as T);
}

/** Whoever comes next to this browser makes an attempt of their own. */
export function attemptAnswered(token: string, kept: Kept = sessionStorage): void {
  kept.removeItem(key(token));
  kept.removeItem(saidKey(token));
}
