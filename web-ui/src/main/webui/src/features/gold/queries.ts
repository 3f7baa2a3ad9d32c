import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const goldQuery = queryOptions({
  queryKey: ["gold"],
  queryFn: () => answer(api.GET("/api/labeling/gold")),
});
export const waitingQuery = queryOptions({
  queryKey: ["gold", "waiting"],
  queryFn: () => answer(api.GET("/api/labeling/gold/waiting")),
});
export const candidatesQuery = queryOptions({
  queryKey: ["gold", "candidates"],
  queryFn: () => answer(api.GET("/api/labeling/gold/candidates")),
});
export const questionsQuery = queryOptions({
  queryKey: ["gold", "questions"],
  staleTime: Infinity,
  queryFn: async () => [...(await answer(api.GET("/api/labeling/attributes")))].sort((a, b) => a.position - b.position),
});
export const clipQuery = (sessionId: string) =>
  queryOptions({
    queryKey: ["gold", "clip", sessionId],
    queryFn: () => answer(api.GET("/api/labeling/gold/clips/{session}", { params: { path: { session: sessionId } } })),
  });
