import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import { askedOf, conditionsOf } from "@/lib/conditions";

const asked = (at: string) => conditionsOf(at).map(askedOf);

export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: () => answer(api.GET("/api/blindspot/models")),
});

export const runsQuery = (iteration: string) =>
  queryOptions({
    queryKey: ["mining-runs", { iteration }],
    queryFn: () => answer(api.GET("/api/blindspot/mining-runs", { params: { query: { iteration } } })),
  });

export const subdomainsQuery = (number: number) =>
  queryOptions({
    queryKey: ["mining-runs", number, "subdomains"],
    queryFn: () => answer(api.GET("/api/blindspot/mining-runs/{number}/subdomains", { params: { path: { number } } })),
  });

export const heatMapQuery = (number: number, x: string, y: string) =>
  queryOptions({
    queryKey: ["mining-runs", number, "heat-map", x, y],
    queryFn: () =>
      answer(
        api.GET("/api/blindspot/mining-runs/{number}/heat-map", { params: { path: { number }, query: { x, y } } }),
      ),
  });

export const sessionsBehindQuery = (number: number, at: string, errors: boolean) =>
  infiniteQueryOptions({
    queryKey: ["mining-runs", number, "sessions", at, errors],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/blindspot/mining-runs/{number}/sessions", {
          params: {
            path: { number },
            query: {
              condition: asked(at),
              ...(errors ? { error: true } : {}),
              ...(pageParam === undefined ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const scoresQuery = (session: string) =>
  queryOptions({
    queryKey: ["frame-scores", session],
    queryFn: () => answer(api.GET("/api/blindspot/sessions/{id}/scores", { params: { path: { id: session } } })),
  });

export const blindSpotQuery = (id: string) =>
  queryOptions({
    queryKey: ["blind-spots", id],
    queryFn: () => answer(api.GET("/api/blindspot/blind-spots/{id}", { params: { path: { id } } })),
  });

export const tradeOffQuery = (number: number, at: string) =>
  queryOptions({
    queryKey: ["mining-runs", number, "trade-off", at],
    queryFn: () =>
      answer(
        api.GET("/api/blindspot/mining-runs/{number}/trade-off", {
          params: { path: { number }, query: { condition: asked(at) } },
        }),
      ),
  });

export const coverageGapsQuery = (number: number) =>
  queryOptions({
    queryKey: ["mining-runs", number, "coverage-gaps"],
    queryFn: () =>
      answer(
        api.GET("/api/blindspot/mining-runs/{number}/coverage-gaps", {
          params: { path: { number }, query: { limit: 20 } },
        }),
      ),
  });

export const foundQuery = queryOptions({
  queryKey: ["blind-spots"],
  queryFn: () => answer(api.GET("/api/blindspot/blind-spots")),
});

export const lifeQuery = (id: string) =>
  queryOptions({
    queryKey: ["blind-spots", id, "life"],
    queryFn: () => answer(api.GET("/api/blindspot/blind-spots/{id}/life", { params: { path: { id } } })),
    refetchInterval: 30_000,
  });

export const confirmationQuery = (id: string) =>
  queryOptions({
    queryKey: ["blind-spots", id, "confirmation"],
    queryFn: () => answer(api.GET("/api/blindspot/blind-spots/{id}/confirmation", { params: { path: { id } } })),
    staleTime: Infinity,
  });
