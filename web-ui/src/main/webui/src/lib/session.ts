import { queryOptions, useQuery, type QueryClient } from "@tanstack/react-query";
import { answer, api, rememberCsrf } from "./api/client";
import { Problem } from "./api/problem";
import type { Me } from "./api/views";

export const ROLES = ["participant", "labeler", "reviewer", "researcher", "operator"] as const;
export type Role = (typeof ROLES)[number];

const key = ["me"] as const;

/** Who is signed in, or null. Asked once when the app starts, then kept by signing in and out. */
export const meQuery = queryOptions({
  queryKey: key,
  staleTime: Infinity,
  queryFn: async (): Promise<Me | null> => {
    try {
      const me = await answer(api.GET("/api/identity/me"));
      rememberCsrf(me.csrf);
      return me;
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        rememberCsrf(null);
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

/** Turns what a redeemed invitation or a return code gave into a browser session. */
export async function participantSignIn(client: QueryClient, grant: string): Promise<Me> {
  return arrive(client, await answer(api.POST("/api/identity/participant-sign-in", { body: { grant } })));
}

export async function signOut(): Promise<void> {
  await api.POST("/api/identity/sign-out");
}

export function signedOut(client: QueryClient): void {
  rememberCsrf(null);
  client.setQueryData(key, null);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
}

function arrive(client: QueryClient, me: Me): Me {
  rememberCsrf(me.csrf);
  client.setQueryData(key, me);
  client.removeQueries({ predicate: (query) => query.queryKey[0] !== key[0] });
  return me;
}
