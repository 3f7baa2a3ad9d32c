import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Problem } from "@/lib/api/problem";
import { ProblemNotice } from "./problem-notice";
import { Waiting } from "./waiting";

type Props<T> = { query: UseQueryResult<T>; height?: number; children: (data: T) => ReactNode };

export function Loaded<T>({ query, height, children }: Props<T>) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) {
    // What is not there is not there the next time either.
    const absent = query.error instanceof Problem && query.error.status === 404;
    return <ProblemNotice error={query.error} {...(absent ? {} : { onRetry: () => void query.refetch() })} />;
  }
  return <Waiting height={height ?? 160} />;
}
