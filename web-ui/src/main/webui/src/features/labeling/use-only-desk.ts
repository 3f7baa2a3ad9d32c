import { useCallback, useEffect, useState } from "react";

type Desk = {
  /** Whether labeling goes on here, or in another tab; null while nobody knows yet. */
  here: boolean | null;
  takeOver: () => void;
};

// Where the browser has no locks (an address without TLS), two tabs are two desks: the server takes the same answers
// twice, and refuses others.
const locks = () => navigator.locks as LockManager | undefined;

/**
 * One desk for one person in a browser: two tabs would show the same clip, and write over each other's waiting answers.
 * The first has it, another may take it over, and whoever waits gets it when the other is closed.
 */
export function useOnlyDesk(person: string): Desk {
  const [here, setHere] = useState<boolean | null>(locks() === undefined ? true : null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const manager = locks();
    if (manager === undefined) return;
    const over = new AbortController();
    const until = new Promise<void>((resolve) => over.signal.addEventListener("abort", () => resolve()));
    const name = `scotoma-desk-${person}`;
    const mine = async (lock: Lock | null) => {
      if (over.signal.aborted) return;
      setHere(lock !== null);
      if (lock !== null) await until;
    };
    const waiting = () => manager.request(name, { signal: over.signal }, mine);
    const failed = () => {
      if (!over.signal.aborted) setHere(false);
    };
    manager
      .request(name, turn > 0 ? { steal: true } : { ifAvailable: true }, mine)
      // Taken over by another tab, or there already: wait until that is closed.
      .catch(failed)
      .then(() => (over.signal.aborted ? undefined : waiting()))
      .catch(failed);
    return () => over.abort();
  }, [person, turn]);

  return { here, takeOver: useCallback(() => setTurn((n) => n + 1), []) };
}
