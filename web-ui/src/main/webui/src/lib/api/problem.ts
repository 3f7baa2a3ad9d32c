type ProblemBody = { type?: unknown; title?: unknown; status?: unknown; detail?: unknown; instance?: unknown };

/** An RFC 9457 answer, or what stands in for one when no answer came. `message` is the sentence to show. */
export class Problem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly title: string;
  readonly instance: string | null;

  constructor(slug: string, status: number, title: string, detail: string, instance: string | null = null) {
    super(detail);
    this.name = "Problem";
    this.slug = slug;
    this.status = status;
    this.title = title;
    this.instance = instance;
  }

  static noConnection(): Problem {
    return new Problem(
      "no-connection",
      0,
      "No connection",
      "The server cannot be reached. Check the connection and try again.",
    );
  }

  static async of(response: Response): Promise<Problem> {
    const body = await readBody(response);
    const slug = text(body.type)?.split(":").pop() ?? "unexpected";
    const title = text(body.title) ?? "Something went wrong";
    return new Problem(
      slug,
      response.status,
      title,
      text(body.detail) ?? sentenceFor(response.status),
      text(body.instance),
    );
  }

  /** Whether the same request may succeed later without a change. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail =
    error instanceof Error && error.message !== "" ? error.message : "The page met an error it does not know.";
  return new Problem("page", 0, "Something went wrong on this page", detail);
}

async function readBody(response: Response): Promise<ProblemBody> {
  try {
    const body: unknown = await response.clone().json();
    return typeof body === "object" && body !== null ? body : {};
  } catch {
    return {};
  }
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function sentenceFor(status: number): string {
  if (status === 401) return "Sign in to go on.";
  if (status === 403) return "Your account may not do this.";
  if (status === 404) return "There is nothing at this address.";
  if (status === 410) return "This link is no longer valid.";
  if (status === 413) return "That is larger than the server takes.";
  if (status === 429) return "Too many requests in a short time. Wait a moment and try again.";
  if (status >= 500) return "The server could not answer. Nothing was lost; try again in a moment.";
  return "The server refused the request.";
}
