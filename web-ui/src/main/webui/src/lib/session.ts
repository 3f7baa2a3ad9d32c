import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { answer, api, rememberCsrf } from "./api/client";
import { Problem } from "./api/problem";
import type { Me } from "./api/views";

export const ROLES = ["participant", "labeler", "reviewer", "researcher", "operator"] as const;
export type Role = (typeof ROLES)[number];

const key = ["me"] as const;
const known = "scotoma-signed-in";
const endedKey = ["session-ended"] as const;

/** Who is signed in, or null. Asked once when the app starts, then kept by signing in and out. */
export const meQuery = queryOptions({
  queryKey: key,
  staleTime: Infinity,
  // What waits for it has to hear that there is no connection.
  networkMode: "always",
  queryFn: async (): Promise<Me | null> => {
    // Whoever comes for the first time is nobody yet, and is not asked about.
    if (localStorage.getItem(known) === null) return null;
    try {
      const me = await answer(api.GET("/api/identity/me"));
      rememberCsrf(me.csrf);
      return me;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        forget();
        return null;
      }
      throw error;
    }
  },
});

export function useMe() {
  return useQuery(meQuery);
}

export function has(me: Me | null | undefined, role: Role): boolean {
  return me?.roles.includes(role) ?? false;
}

export async function signIn(client: QueryClient, login: string, password: string): Promise<Me> {
  return arrive(client, await answer(api.POST("/api/identity/sign-in", { body: { login, password } })));
}

/** Makes a labeler's account by the token of an invitation. */
export async function labelerSignUp(client: QueryClient, token: string, login: string, password: string): Promise<Me> {
  return arrive(client, await answer(api.POST("/api/identity/labeler-sign-up", { body: { token, login, password } })));
}

/** Turns what a redeemed invitation or a return code gave into a browser session. */
export async function participantSignIn(client: QueryClient, grant: string): Promise<Me> {
  return arrive(client, await answer(api.POST("/api/identity/participant-sign-in", { body: { grant } })));
}

export async function signOut(): Promise<void> {
  await api.POST("/api/identity/sign-out");
}

/**
 * The server knows nobody any more who was known to this page. The page stays as it is, with what was entered in it,
 * until somebody signs in again or leaves it.
 */
export function sessionEnded(client: QueryClient): void {
  if (client.getQueryData(key) != null) client.setQueryData(endedKey, true);
}

export function useSessionEnded(): boolean {
  return useQuery({ queryKey: endedKey, queryFn: () => false, staleTime: Infinity, enabled: false }).data ?? false;
}

export function signedOut(client: QueryClient): void {
  forget();
  client.setQueryData(key, null);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
}

function forget(): void {
  rememberCsrf(null);
  localStorage.removeItem(known);
}

/** Who comes back to the page that they left goes on there; for everybody else what others were told is forgotten. */
function arrive(client: QueryClient, me: Me): Me {
  const before = client.getQueryData<Me | null>(key);
  rememberCsrf(me.csrf);
  localStorage.setItem(known, "1");
  client.setQueryData(key, me);
  client.setQueryData(endedKey, false);
  if (before?.personId === me.personId) void client.invalidateQueries({ predicate: isOthers });
  else client.removeQueries({ predicate: isOthers });
  return me;
}

const isOthers = ({ queryKey: [first] }: { queryKey: readonly unknown[] }) => first !== key[0] && first !== endedKey[0];
