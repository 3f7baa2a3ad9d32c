import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const datasetsQuery = queryOptions({
  queryKey: ["datasets"],
  queryFn: () => answer(api.GET("/api/labeling/datasets")),
  refetchInterval: (query) => (query.state.data?.some((d) => d.state === "BUILDING") ? 2000 : false),
});

export const datasetQuery = (version: string) =>
  queryOptions({
    queryKey: ["datasets", version],
    queryFn: () => answer(api.GET("/api/labeling/datasets/{version}", { params: { path: { version } } })),
    refetchInterval: (query) => (query.state.data?.state === "BUILDING" ? 2000 : false),
  });

export const ledgerQuery = (version: string) =>
  queryOptions({
    queryKey: ["datasets", version, "ledger"],
    queryFn: () => answer(api.GET("/api/labeling/datasets/{version}/ledger", { params: { path: { version } } })),
  });

export const campaignsQuery = queryOptions({
  queryKey: ["campaigns"],
  queryFn: () => answer(api.GET("/api/capture/campaigns")),
});

export const blindSpotsQuery = queryOptions({
  queryKey: ["blind-spots"],
  queryFn: () => answer(api.GET("/api/blindspot/blind-spots")),
});

export const lifeQuery = (id: string) =>
  queryOptions({
    queryKey: ["blind-spots", id, "life"],
    queryFn: () => answer(api.GET("/api/blindspot/blind-spots/{id}/life", { params: { path: { id } } })),
  });

export const datasheetQuery = (version: string) =>
  queryOptions({
    queryKey: ["datasets", version, "datasheet"],
    queryFn: () => answer(api.GET("/api/labeling/datasets/{version}/datasheet", { params: { path: { version } } })),
    staleTime: Infinity,
  });
