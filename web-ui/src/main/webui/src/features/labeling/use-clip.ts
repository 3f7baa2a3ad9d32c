import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

/** The whole clip, fetched before it is shown: it plays and steps without waiting, and its end is known. */
export function clipQuery(assignmentId: string) {
  return queryOptions({
    queryKey: ["clip", assignmentId],
    staleTime: Infinity,
    queryFn: (): Promise<Blob> =>
      answer(
        api.GET("/api/capture/clips/{assignment}", { params: { path: { assignment: assignmentId } }, parseAs: "blob" }),
      ),
  });
}
