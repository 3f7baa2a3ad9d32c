import { queryOptions } from "@tanstack/react-query";
import { answer, api } from "@/lib/api/client";
import type { Answer } from "@/lib/api/views";

export type VersionCoverage = Answer<"/api/labeling/datasets/{version}/coverage", "get">;
export type AxisCoverage = VersionCoverage["axes"][number];

export const coverageQuery = (version: string) =>
  queryOptions({
    queryKey: ["datasets", version, "coverage"],
    queryFn: () => answer(api.GET("/api/labeling/datasets/{version}/coverage", { params: { path: { version } } })),
  });
