import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";

export const SERVICES = ["identity", "capture", "labeling", "blindspot"] as const;
export type Service = (typeof SERVICES)[number];

const ask = {
  identity: () => answer(api.GET("/api/identity/jobs")),
  capture: () => answer(api.GET("/api/capture/jobs")),
  labeling: () => answer(api.GET("/api/labeling/jobs")),
  blindspot: () => answer(api.GET("/api/blindspot/jobs")),
};

export const jobsQuery = (service: Service) =>
  queryOptions({ queryKey: ["jobs", service], queryFn: ask[service], refetchInterval: 5000, retry: false });

export const workersQuery = queryOptions({
  queryKey: ["workers"],
  queryFn: () => answer(api.GET("/api/blindspot/workers")),
  refetchInterval: 5000,
  retry: false,
});

export async function retryJob(service: Service, name: string, id: string): Promise<void> {
  const params = { params: { path: { name, id } } };
  const retry = {
    identity: () => api.POST("/api/identity/jobs/{name}/{id}/retry", params),
    capture: () => api.POST("/api/capture/jobs/{name}/{id}/retry", params),
    labeling: () => api.POST("/api/labeling/jobs/{name}/{id}/retry", params),
    blindspot: () => api.POST("/api/blindspot/jobs/{name}/{id}/retry", params),
  };
  await retry[service]();
}

/** The services that show or hand out what people recorded. */
export type Logged = "capture" | "blindspot" | "labeling";

const before = (last: string | undefined) => ({ params: { query: { before: last } } });

export const accesses = {
  capture: (last: string | undefined) => answer(api.GET("/api/capture/accesses", before(last))),
  blindspot: (last: string | undefined) => answer(api.GET("/api/blindspot/accesses", before(last))),
  labeling: (last: string | undefined) => answer(api.GET("/api/labeling/accesses", before(last))),
};

export const accountsQuery = queryOptions({
  queryKey: ["accounts"],
  queryFn: () => answer(api.GET("/api/identity/accounts")),
});
