import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const campaignsQuery = queryOptions({ queryKey: ["campaigns"], queryFn: () => answer(api.GET("/api/capture/campaigns")) });

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", id],
    queryFn: () => answer(api.GET("/api/capture/campaigns/{id}", { params: { path: { id } } })),
    refetchInterval: 10_000,
  });

export const invitationsQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaigns", id, "invitations"],
    queryFn: () => answer(api.GET("/api/capture/campaigns/{id}/invitations", { params: { path: { id } } })),
  });

export const sessionsQuery = (campaign: string) =>
  queryOptions({
    queryKey: ["campaigns", campaign, "sessions"],
    queryFn: () => answer(api.GET("/api/capture/sessions", { params: { query: { campaign } } })),
    refetchInterval: 10_000,
  });
