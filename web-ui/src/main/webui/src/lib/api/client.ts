import createClient, { type Middleware } from "openapi-fetch";
import type { paths as BlindspotPaths } from "./generated/blindspot";
import type { paths as CapturePaths } from "./generated/capture";
import type { paths as IdentityPaths } from "./generated/identity";
import type { paths as LabelingPaths } from "./generated/labeling";
import { Problem } from "./problem";

export type Paths = CapturePaths & LabelingPaths & BlindspotPaths & IdentityPaths;

let csrf: string | null = null;

/** The token of the signed-in person (Me.csrf); the gateway wants it with every unsafe request of a cookie's owner. */
export function rememberCsrf(token: string | null): void {
  csrf = token;
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

const conventions: Middleware = {
  onRequest({ request }) {
    if (csrf !== null && !safe.has(request.method)) request.headers.set("X-CSRF-Token", csrf);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw await Problem.of(response);
    return response;
  },
  onError({ error }) {
    return error instanceof Problem ? error : Problem.noConnection();
  },
};

export const api = createClient<Paths>({ credentials: "same-origin" });
api.use(conventions);

/** As answer, but null where the thing asked for does not exist (yet). */
export async function answerIfThere<T>(
  call: Promise<{ data?: T; response: Response }>,
): Promise<NonNullable<T> | null> {
  try {
    return await answer(call);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** The body of a call that has one. Calls that fail have thrown a Problem before this is reached. */
export async function answer<T>(call: Promise<{ data?: T; response: Response }>): Promise<NonNullable<T>> {
  const { data, response } = await call;
  if (data === undefined || data === null) {
    throw new Problem("unexpected", response.status, "Unexpected answer", "The server sent an empty answer.");
  }
  return data;
}
