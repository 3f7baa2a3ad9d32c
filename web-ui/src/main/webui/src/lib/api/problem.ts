import { en } from "./problem-messages-en";

type ProblemBody = { type?: unknown; detail?: unknown };

/** The kinds of problem that the pages have sentences for. */
export type Slug = Exclude<keyof typeof en, `${string}.text`>;

/**
 * An RFC 9457 answer, or what stands in for one when no answer came. The server's titles and paths are for whoever
 * calls the API and are not shown: the pages have a title of their own for every kind.
 */
export class Problem extends Error {
  readonly slug: Slug;
  readonly status: number;
  /** The server's own sentence, in English, where it has one. */
  readonly said: string | null;

  constructor(slug: Slug, status: number, said: string | null = null) {
    super(said ?? en[`${slug}.text`]);
    this.name = "Problem";
    this.slug = slug;
    this.status = status;
    this.said = said;
  }

  static noConnection(): Problem {
    return new Problem("no-connection", 0);
  }

  static async of(response: Response): Promise<Problem> {
    const body = await readBody(response);
    const named = text(body.type)?.split(":").pop() ?? "";
    return new Problem(isSlug(named) ? named : slugOf(response.status), response.status, text(body.detail));
  }

  /** Whether the same request may succeed later without a change. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Of whatever was thrown. What is no problem of the server's is a fault of the page: it goes to the console for whoever
 * mends it, and says nothing to whoever meets it.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  console.error(error);
  return new Problem("page", 0);
}

const isSlug = (slug: string): slug is Slug => Object.hasOwn(en, `${slug}.text`);

async function readBody(response: Response): Promise<ProblemBody> {
  try {
    const body: unknown = await response.clone().json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function slugOf(status: number): Slug {
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status === 409) return "conflict";
  if (status === 410) return "gone";
  if (status === 413) return "too-large";
  if (status === 429) return "too-many-requests";
  return status >= 500 ? "unavailable" : "bad-request";
}
