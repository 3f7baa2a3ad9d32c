import { QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "./api/problem";
import { signedOut } from "./session";

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => error instanceof Problem && error.passing && error.status !== 429 && failures < 2,
    },
    mutations: { onError: noticeSignOut },
  },
});

function noticeSignOut(error: unknown): void {
  if (error instanceof Problem && error.status === 401) signedOut(queryClient);
}
