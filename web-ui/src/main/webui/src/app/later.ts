import { lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { Problem } from "@/lib/api/problem";

type Loaded<K extends string> = Record<K, ComponentType>;

/**
 * A page that is loaded when it is opened. Where that fails for want of a connection, the page says so and can be tried
 * again: the router itself would load the whole app anew, which ends on the browser's own error page. It still does
 * that once with a connection, because then a new build has taken the place of this one.
 */
export function later<K extends string>(load: () => Promise<Loaded<K>>, name: K) {
  return lazyRouteComponent(() => load().catch(offlineOr), name);
}

export function offlineOr(error: unknown): never {
  throw navigator.onLine ? error : Problem.noConnection();
}
