/** How a request of a page is answered. */
export type Way =
  /** By the network alone; the worker does not even look at it. */
  | "network"
  /** From what is kept, and by the network where it is not kept. Names of built files carry their digest. */
  | "kept"
  /** By the network; without one by the start of the app, which says that there is no connection. */
  | "app";

/**
 * Only the app itself is kept, never an answer of the API: invitations, consent texts and everything about people are
 * read anew, or not at all.
 */
export function wayOf({ method, mode, url }: { method: string; mode: string; url: string }, origin: string): Way {
  const { origin: from, pathname } = new URL(url);
  if (method !== "GET" || from !== origin || /^\/(api|q)(\/|$)/.test(pathname)) return "network";
  if (mode === "navigate") return "app";
  return pathname.startsWith("/assets/") ? "kept" : "network";
}
