import { QueryClient } from "@tanstack/react-query";
import { introduce, onSessionEnd } from "./api/client";
import { Problem } from "./api/problem";
import { meQuery, sessionEnded } from "./session";

export const queryClient: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => error instanceof Problem && error.passing && error.status !== 429 && failures < 2,
    },
  },
});

onSessionEnd(() => sessionEnded(queryClient));
introduce(() => queryClient.ensureQueryData(meQuery));
