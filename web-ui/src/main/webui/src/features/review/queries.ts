import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const truthReviewsQuery = queryOptions({
  queryKey: ["reviews", "truth"],
  queryFn: () => answer(api.GET("/api/capture/reviews")),
  refetchInterval: 15_000,
});
export const objectionsQuery = queryOptions({
  queryKey: ["reviews", "objections"],
  queryFn: () => answer(api.GET("/api/capture/objections")),
  refetchInterval: 15_000,
});
export const contradictionsQuery = queryOptions({
  queryKey: ["reviews", "contradictions"],
  queryFn: () => answer(api.GET("/api/labeling/contradictions")),
});
export const myRulingsQuery = queryOptions({
  queryKey: ["reviews", "mine"],
  queryFn: () => answer(api.GET("/api/labeling/reviews/mine")),
});
export const votesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ["reviews", "votes", taskId],
    queryFn: () => answer(api.GET("/api/labeling/reviews/{taskId}/votes", { params: { path: { taskId } } })),
  });
export const contestedQuery = queryOptions({
  queryKey: ["reviews", "contested"],
  queryFn: () => answer(api.GET("/api/labeling/reviews")),
  refetchInterval: 15_000,
});
export const reportsQuery = queryOptions({
  queryKey: ["reviews", "reports"],
  queryFn: () => answer(api.GET("/api/capture/reports")),
  refetchInterval: 15_000,
});
