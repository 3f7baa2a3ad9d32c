import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const myLabelingQuery = queryOptions({
  queryKey: ["my-labeling"],
  queryFn: () => answer(api.GET("/api/labeling/my/labeling")),
});
export const labelersQuery = queryOptions({
  queryKey: ["labelers"],
  queryFn: () => answer(api.GET("/api/labeling/labelers")),
});
export const labelerQuery = (id: string) =>
  queryOptions({
    queryKey: ["labelers", id],
    queryFn: () => answer(api.GET("/api/labeling/labelers/{id}", { params: { path: { id } } })),
    // Decisions are taken anew for some seconds after a ban.
    refetchInterval: (query) => (query.state.data?.events.some((event) => event.pending) ? 2000 : false),
  });
export const labelerInvitationsQuery = queryOptions({
  queryKey: ["labeler-invitations"],
  queryFn: () => answer(api.GET("/api/identity/labeler-invitations")),
});
export const loginsQuery = queryOptions({
  queryKey: ["logins"],
  queryFn: async () =>
    new Map((await answer(api.GET("/api/identity/accounts"))).map((account) => [account.personId, account.login])),
});
