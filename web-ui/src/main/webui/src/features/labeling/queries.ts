import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const attributesQuery = queryOptions({
  queryKey: ["attributes"],
  staleTime: Infinity,
  queryFn: async () => {
    const attributes = await answer(api.GET("/api/labeling/attributes"));
    return [...attributes].sort((a, b) => a.position - b.position);
  },
});

export const progressQuery = queryOptions({
  queryKey: ["labeling-progress"],
  queryFn: () => answer(api.GET("/api/labeling/my/progress")),
});
