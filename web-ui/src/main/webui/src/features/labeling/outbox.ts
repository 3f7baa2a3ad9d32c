import { problemOf, type Problem } from "@/lib/api/problem";
import type { Answers } from "./desk";

export type Submission = {
  assignmentId: string;
  answers: Answers;
  watchedMs: number;
  elapsedMs: number;
  /** To the reviewer. */
  note?: string;
};
export type Refused = { submission: Submission; problem: Problem };
export type OutboxState = {
  waiting: readonly Submission[];
  refused: readonly Refused[];
  /** Whether the first of those that wait could not be sent, so that they wait for more than their turn. */
  held: boolean;
};

type Shelf = Pick<Storage, "getItem" | "setItem">;
type Send = (submission: Submission) => Promise<void>;

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Submissions on their way. They leave in order; one that meets a dead network waits here, also over a reload, and is
 * tried again; one whose sender is not signed in any more waits until they are; one that the server refuses is taken
 * out and shown, because trying again would not help.
 */
export class Outbox {
  private state: OutboxState;
  private sending = false;
  /** Another tab has the box: what is kept is theirs to write. */
  private stopped = false;
  private wait = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly key: string,
    private readonly shelf: Shelf,
    private readonly send: Send,
  ) {
    this.state = { waiting: stored(shelf.getItem(key)), refused: [], held: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): OutboxState => this.state;

  add(submission: Submission): void {
    this.change({ ...this.state, waiting: [...this.state.waiting, submission] });
    void this.flush();
  }

  /** Takes a submission back that has not left yet; null when it has, or is just leaving. */
  recall(assignmentId: string): Submission | null {
    const leaving = this.sending ? this.state.waiting[0] : undefined;
    const found = this.state.waiting.find((s) => s.assignmentId === assignmentId && s !== leaving);
    if (found === undefined) return null;
    this.change({ ...this.state, waiting: this.state.waiting.filter((s) => s !== found) });
    return found;
  }

  dismiss(refused: Refused): void {
    this.change({ ...this.state, refused: this.state.refused.filter((r) => r !== refused) });
  }

  /** Sends what waits; called again when the network is back. */
  async flush(): Promise<void> {
    this.stopped = false;
    if (this.sending) return;
    clearTimeout(this.timer);
    this.sending = true;
    try {
      for (let next = this.state.waiting[0]; next !== undefined; next = this.state.waiting[0]) {
        if (!(await this.deliver(next)) || this.stopped) return;
      }
    } finally {
      this.sending = false;
    }
  }

  /** Sends nothing more until it is asked to. What is under way may arrive, and be sent again by whoever is next. */
  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async deliver(submission: Submission): Promise<boolean> {
    try {
      await this.send(submission);
      this.wait = FIRST_WAIT_MS;
      this.change({ ...this.state, waiting: this.state.waiting.slice(1), held: false });
      return true;
    } catch (error) {
      const problem = problemOf(error);
      const signedOut = problem.status === 401;
      if (problem.passing || signedOut) {
        this.change({ ...this.state, held: true });
        // Signing in sends it again; trying before cannot help.
        if (signedOut || this.stopped) return false;
        this.timer = setTimeout(() => void this.flush(), this.wait);
        this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
        return false;
      }
      this.change({
        held: false,
        waiting: this.state.waiting.slice(1),
        refused: [...this.state.refused, { submission, problem }],
      });
      return true;
    }
  }

  private change(state: OutboxState): void {
    this.state = state;
    if (!this.stopped) this.shelf.setItem(this.key, JSON.stringify(state.waiting));
    this.listeners.forEach((listener) => listener());
  }
}

function stored(text: string | null): Submission[] {
  if (text === null) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isSubmission) : [];
  } catch {
    return [];
  }
}

function isSubmission(value: unknown): value is Submission {
  return (
    typeof value === "object" &&
    value !== null &&
    "assignmentId" in value &&
    typeof value.assignmentId === "string" &&
    "answers" in value
  );
}
