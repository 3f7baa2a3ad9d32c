import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import { Problem } from "@/lib/api/problem";

/** The whole clip, fetched before it is shown: it plays and steps without waiting, and its end is known. */
export function clipQuery(assignmentId: string) {
  return queryOptions({
    queryKey: ["clip", assignmentId],
    staleTime: Infinity,
    queryFn: async (): Promise<Blob> => {
      const { url, type } = await answer(
        api.GET("/api/capture/clips/{assignment}", { params: { path: { assignment: assignmentId } } }),
      );
      const response = await fetch(url, { credentials: "omit" }).catch(() => null);
      if (response === null) throw Problem.noConnection();
      if (!response.ok) throw await Problem.of(response);
      return new Blob([await response.arrayBuffer()], { type });
    },
  });
}
