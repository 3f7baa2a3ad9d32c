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

let introduced: () => Promise<unknown> = () => Promise.resolve();

/** Learns who is signed in. Nothing is changed before that is known, for it would come without the token. */
export function introduce(learn: () => Promise<unknown>): void {
  introduced = learn;
}

let ended: () => void = () => undefined;

/** Hears of every answer that says that nobody is signed in, whoever asked. */
export function onSessionEnd(heard: () => void): void {
  ended = heard;
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

const conventions: Middleware = {
  async onRequest({ request }) {
    if (safe.has(request.method)) return request;
    // Whether the server can be reached is for the request itself to find out.
    await introduced().catch(() => undefined);
    if (csrf !== null) request.headers.set("X-CSRF-Token", csrf);
    return request;
  },
  async onResponse({ response }) {
    if (response.ok) return response;
    if (response.status === 401) ended();
    throw await Problem.of(response);
  },
  onError({ error }) {
    return error instanceof Problem ? error : Problem.noConnection();
  },
};

export const api = createClient<Paths>({ credentials: "same-origin" });
api.use(conventions);

/** One argument too many for a call whose success has no body, so that it does not compile. */
type HasBody<T> = [NonNullable<T>] extends [never] ? [withoutBody: never] : [];

/** As answer, but null where the thing asked for does not exist (yet). */
export async function answerIfThere<T>(
  call: Promise<{ data?: T; response: Response }>,
  ...body: HasBody<T>
): Promise<NonNullable<T> | null> {
  try {
    return await answer(call, ...body);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null;
    throw error;
  }
}

/** An answer that cannot be read is the server's fault, as one that is empty is. */
async function readable<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw error instanceof SyntaxError ? new Problem("unexpected", 0) : error;
  }
}

/** The body of a call that has one. Calls that fail have thrown a Problem before this is reached. */
export async function answer<T>(
  call: Promise<{ data?: T; response: Response }>,
  ..._body: HasBody<T>
): Promise<NonNullable<T>> {
  const { data, response } = await readable(call);
  if (data === undefined || data === null) {
    throw new Problem("unexpected", response.status);
  }
  return data;
}
