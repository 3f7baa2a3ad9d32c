import type { QueryClient } from "@tanstack/react-query";
import type { BlindClip, ContestedTask, OpenObjection, Report, TruthReview } from "@/lib/api/views";
import { contestedQuery, objectionsQuery, reportsQuery, truthReviewsQuery } from "./queries";

/** What waits for a reviewer, whichever service it comes from. */
export type Waiting = {
  kind: "report" | "truth" | "labels" | "objection" | "gold";
  /** By which the page finds it again. */
  id: string;
  sessionId: string;
  since: string;
  /** The question alone: what made it one would be an answer to it. */
  question: string;
};

export type CaseSearch = { session?: string; task?: string; report?: string; objection?: string };

type Lists = {
  truth: readonly TruthReview[];
  contested: readonly ContestedTask[];
  reports: readonly Report[];
  objections: readonly OpenObjection[];
  proposals: readonly BlindClip[];
};

/** Reports first, since somebody may be in sight who must not be; the rest in the order of their coming. */
export function merged({ truth, contested, reports, objections, proposals }: Lists): Waiting[] {
  const all: Waiting[] = [
    ...reports.map((row) => ({
      kind: "report" as const,
      id: row.sessionId,
      sessionId: row.sessionId,
      since: row.since,
      question: "Who must not be in it?",
    })),
    ...truth.map((row) => ({
      kind: "truth" as const,
      id: row.sessionId,
      sessionId: row.sessionId,
      since: row.openedAt,
      question: "Is it an attack?",
    })),
    ...contested.map((row) => ({
      kind: "labels" as const,
      id: row.taskId,
      sessionId: row.sessionId,
      since: row.since,
      question: `Labels: ${row.attributes.map((a) => a.attribute).join(", ")}`,
    })),
    ...objections.map((row) => ({
      kind: "objection" as const,
      id: row.sessionId,
      sessionId: row.sessionId,
      since: row.raisedAt,
      question: "An objection of its participant",
    })),
    ...proposals.map((row) => ({
      kind: "gold" as const,
      id: row.goldId ?? row.taskId,
      sessionId: row.sessionId,
      since: row.since ?? "",
      question: "Is it gold?",
    })),
  ];
  const urgent = (row: Waiting) => (row.kind === "report" ? 0 : 1);
  return all.sort((a, b) => urgent(a) - urgent(b) || a.since.localeCompare(b.since));
}

/** Where a case opens on the page; gold has a page of its own. */
export function searchOf({ kind, id }: Waiting): CaseSearch {
  switch (kind) {
    case "report":
      return { report: id };
    case "truth":
      return { session: id };
    case "labels":
      return { task: id };
    case "objection":
      return { objection: id };
    case "gold":
      return {};
  }
}

/** What comes after a case, in the order of the list; nothing where only the list is left. */
export function nextCase(client: QueryClient, done: { kind: Waiting["kind"]; id: string }): CaseSearch {
  const next = merged({
    truth: client.getQueryData(truthReviewsQuery.queryKey) ?? [],
    contested: client.getQueryData(contestedQuery.queryKey) ?? [],
    reports: client.getQueryData(reportsQuery.queryKey) ?? [],
    objections: client.getQueryData(objectionsQuery.queryKey) ?? [],
    proposals: [],
  }).find((row) => row.kind !== done.kind || row.id !== done.id);
  return next === undefined ? {} : searchOf(next);
}
