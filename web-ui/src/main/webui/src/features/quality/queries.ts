import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

/** What a round computes is of the last minute; the same pace is enough here. */
const EVERY_MS = 60_000;

export const outlookQuery = queryOptions({
  queryKey: ["quality", "outlook"],
  queryFn: () => answer(api.GET("/api/labeling/quality/outlook")),
  refetchInterval: EVERY_MS,
});
export const agreementQuery = queryOptions({
  queryKey: ["quality", "agreement"],
  queryFn: () => answer(api.GET("/api/labeling/quality/agreement")),
  refetchInterval: EVERY_MS,
});
export const labelersQuery = queryOptions({
  queryKey: ["quality", "labelers"],
  queryFn: () => answer(api.GET("/api/labeling/quality/labelers")),
  refetchInterval: EVERY_MS,
});
export const disagreementsQuery = (attribute: string) =>
  queryOptions({
    queryKey: ["quality", "disagreements", attribute],
    queryFn: () => answer(api.GET("/api/labeling/quality/disagreements", { params: { query: { attribute } } })),
  });
export const sessionVotesQuery = (session: string) =>
  queryOptions({
    queryKey: ["quality", "votes", session],
    queryFn: () => answer(api.GET("/api/labeling/quality/sessions/{id}/votes", { params: { path: { id: session } } })),
  });
