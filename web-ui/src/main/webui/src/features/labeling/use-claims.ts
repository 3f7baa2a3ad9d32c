import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/lib/api/client";
import { problemOf, type Problem } from "@/lib/api/problem";
import type { Claim } from "@/lib/api/views";

const HELD = 2;
const ASK_AGAIN_MS = 15_000;

export type Claims = {
  /** The clip to label now, and the one that is loaded meanwhile. */
  held: readonly Claim[];
  /** No clip is left for this labeler at the moment. */
  exhausted: boolean;
  problem: Problem | null;
  done(claim: Claim): void;
  putBack(claim: Claim): void;
  retry(): void;
};

/**
 * Keeps two clips claimed: one shown, one loading. Nothing is claimed while submissions are on their way, because those
 * leases still count on the server.
 */
export function useClaims(inFlight: readonly string[]): Claims {
  const [held, setHeld] = useState<readonly Claim[]>([]);
  const [exhausted, setExhausted] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const asking = useRef(false);
  const waiting = inFlight.length > 0;

  const ask = useCallback(async (holding: string[]) => {
    if (asking.current) return;
    asking.current = true;
    try {
      const { data } = await api.POST("/api/labeling/claims", { body: { holding } });
      setProblem(null);
      const claim = data as Claim | undefined;
      setExhausted(claim === undefined);
      if (claim !== undefined) {
        setHeld((now) => (now.some((c) => c.assignmentId === claim.assignmentId) ? now : [...now, claim]));
      }
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      asking.current = false;
    }
  }, []);

  useEffect(() => {
    if (waiting || held.length >= HELD || problem !== null) return;
    const holding = held.map((c) => c.assignmentId);
    const soon = exhausted ? undefined : setTimeout(() => void ask(holding), 0);
    const later = exhausted ? setInterval(() => void ask(holding), ASK_AGAIN_MS) : undefined;
    return () => {
      clearTimeout(soon);
      clearInterval(later);
    };
  }, [held, exhausted, waiting, problem, ask]);

  return {
    held,
    exhausted,
    problem,
    done: useCallback((claim: Claim) => {
      setExhausted(false);
      setHeld((now) => now.filter((c) => c.assignmentId !== claim.assignmentId));
    }, []),
    putBack: useCallback(
      (claim: Claim) => setHeld((now) => [claim, ...now.filter((c) => c.assignmentId !== claim.assignmentId)]),
      [],
    ),
    retry: useCallback(() => setProblem(null), []),
  };
}
