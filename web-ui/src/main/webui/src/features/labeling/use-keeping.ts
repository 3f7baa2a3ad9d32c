import { useEffect, useEffectEvent } from "react";
import { api } from "@/lib/api/client";
import { problemOf, type Problem } from "@/lib/api/problem";
import type { Claim } from "@/lib/api/views";

/** Several times within the shortest lease that makes sense. */
const EVERY_MS = 120_000;

/**
 * Keeps what is on screen in the labeler's hands, however long the clip is; not while they look at something else. On
 * coming back it asks at once, so that nobody answers for a clip that went to somebody else meanwhile.
 */
export function useKeeping(held: readonly Claim[], onLost: (claim: Claim, problem: Problem) => void): void {
  const beat = useEffectEvent(() => {
    if (document.visibilityState !== "visible") return;
    for (const claim of held) {
      api
        .POST("/api/labeling/assignments/{id}/heartbeat", { params: { path: { id: claim.assignmentId } } })
        .catch((error: unknown) => {
          const problem = problemOf(error);
          if (!problem.passing && problem.status !== 401) onLost(claim, problem);
        });
    }
  });
  useEffect(() => {
    const timer = setInterval(() => beat(), EVERY_MS);
    const back = () => beat();
    document.addEventListener("visibilitychange", back);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", back);
    };
  }, []);
}
