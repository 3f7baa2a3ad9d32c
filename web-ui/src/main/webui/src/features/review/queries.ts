import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

const OFTEN = 15_000;

export const truthReviewsQuery = queryOptions({
  queryKey: ["reviews", "truth"],
  queryFn: () => answer(api.GET("/api/capture/reviews")),
  refetchInterval: OFTEN,
});
export const objectionsQuery = queryOptions({
  queryKey: ["reviews", "objections"],
  queryFn: () => answer(api.GET("/api/capture/objections")),
  refetchInterval: OFTEN,
});
export const contestedQuery = queryOptions({
  queryKey: ["reviews", "contested"],
  queryFn: () => answer(api.GET("/api/labeling/reviews")),
  refetchInterval: OFTEN,
});
export const reportsQuery = queryOptions({
  queryKey: ["reviews", "reports"],
  queryFn: () => answer(api.GET("/api/capture/reports")),
  refetchInterval: OFTEN,
});
export const proposalsQuery = queryOptions({
  queryKey: ["reviews", "proposals"],
  queryFn: () => answer(api.GET("/api/labeling/gold/waiting")),
  refetchInterval: OFTEN,
});
export const contradictionsQuery = queryOptions({
  queryKey: ["reviews", "contradictions"],
  queryFn: () => answer(api.GET("/api/labeling/contradictions")),
});
export const myRulingsQuery = queryOptions({
  queryKey: ["reviews", "mine"],
  queryFn: async () => ({
    truth: await answer(api.GET("/api/capture/reviews/mine")),
    labels: await answer(api.GET("/api/labeling/reviews/mine")),
  }),
});
export const agreementQuery = queryOptions({
  queryKey: ["reviews", "agreement"],
  queryFn: async () => ({
    truth: await answer(api.GET("/api/capture/reviews/agreement")),
    labels: await answer(api.GET("/api/labeling/reviews/agreement")),
  }),
});
export const votesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ["reviews", "votes", taskId],
    queryFn: () => answer(api.GET("/api/labeling/reviews/{taskId}/votes", { params: { path: { taskId } } })),
  });
