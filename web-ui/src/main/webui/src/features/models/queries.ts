import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { Scope } from "./scope";

/** Changes by itself only while something is scored, which is when it is worth asking again. */
export const modelsQuery = queryOptions({
  queryKey: ["models"],
  queryFn: () => answer(api.GET("/api/blindspot/models")),
  refetchInterval: 10_000,
});

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ["models", id],
    queryFn: () => answer(api.GET("/api/blindspot/models/{id}", { params: { path: { id } } })),
    refetchInterval: 10_000,
  });

export const rescoringQuery = (id: string) =>
  queryOptions({
    queryKey: ["models", id, "rescoring"],
    queryFn: () => answer(api.GET("/api/blindspot/models/{id}/rescoring", { params: { path: { id } } })),
    refetchInterval: 5_000,
  });

/** Judged anew at every question, by hundreds of draws: kept for a minute, and asked for again by hand. */
const JUDGED_MS = 60_000;

export const evaluationQuery = (iteration: string, scope: Scope) =>
  queryOptions({
    queryKey: ["evaluations", iteration, scope],
    queryFn: () =>
      answer(api.GET("/api/blindspot/evaluations/{iteration}", { params: { path: { iteration }, query: scope } })),
    staleTime: JUDGED_MS,
  });

export const comparisonQuery = (iteration: string, other: string, scope: Scope) =>
  queryOptions({
    queryKey: ["evaluations", iteration, "against", other, scope],
    queryFn: () =>
      answer(
        api.GET("/api/blindspot/evaluations/{iteration}/against/{other}", {
          params: { path: { iteration, other }, query: scope },
        }),
      ),
    staleTime: JUDGED_MS,
  });

export const registrationQuery = (id: string) =>
  queryOptions({
    queryKey: ["registrations", id],
    queryFn: () => answer(api.GET("/api/blindspot/registrations/{id}", { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data?.state === "checking" ? 1_000 : false),
  });
