import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const campaignsQuery = queryOptions({
  queryKey: ["campaigns"],
  queryFn: () => answer(api.GET("/api/capture/campaigns")),
});

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", id],
    queryFn: () => answer(api.GET("/api/capture/campaigns/{id}", { params: { path: { id } } })),
    refetchInterval: 10_000,
  });

export const coverageQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", id, "coverage"],
    queryFn: () => answer(api.GET("/api/capture/campaigns/{id}/coverage", { params: { path: { id } } })),
    refetchInterval: 10_000,
  });

export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", id, "events"],
    queryFn: () => answer(api.GET("/api/capture/campaigns/{id}/events", { params: { path: { id } } })),
    refetchInterval: 10_000,
  });

export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", id, "invitations"],
    queryFn: () => answer(api.GET("/api/capture/campaigns/{id}/invitations", { params: { path: { id } } })),
  });

export const sessionsQuery = (campaign: string) =>
  infiniteQueryOptions({
    queryKey: ["campaigns", campaign, "sessions"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      answer(
        api.GET("/api/capture/sessions", {
          params: { query: { campaign, ...(pageParam === undefined ? {} : { after: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 10_000,
  });
