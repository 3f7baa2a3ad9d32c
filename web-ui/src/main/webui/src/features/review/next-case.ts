import type { QueryClient } from "@tanstack/react-query";
import { contestedQuery, truthReviewsQuery } from "./queries";

/** What comes after a session that was ruled on: another that waits for its truth, contested labels, or the list. */
export function nextCase(client: QueryClient, ruled: string): { session?: string; task?: string } {
  const truth = client.getQueryData(truthReviewsQuery.queryKey)?.find((review) => review.sessionId !== ruled);
  if (truth !== undefined) return { session: truth.sessionId };
  const contested = client.getQueryData(contestedQuery.queryKey)?.find((task) => task.sessionId !== ruled);
  return contested === undefined ? {} : { task: contested.taskId };
}
