import { answer, api } from "@/lib/api/client";
import type { Device } from "@/lib/api/views";

export type Part = { number: number; etag: string };

/** The five calls that move a take into object storage; the bytes themselves never pass through a service. */
export type UploadApi = {
  open(sessionId: string, take: { bytes: number; type: string; device: Device }): Promise<{ partSize: number; uploadId: string; key: string }>;
  parts(sessionId: string): Promise<Part[]>;
  sign(sessionId: string, part: number): Promise<{ url: string }>;
  complete(sessionId: string, parts: Part[]): Promise<void>;
  abandon(sessionId: string): Promise<void>;
};

export const uploadApi: UploadApi = {
  open: (id, body) => answer(api.POST("/api/capture/sessions/{id}/upload", { params: { path: { id } }, body })),
  parts: (id) => answer(api.GET("/api/capture/sessions/{id}/upload/parts", { params: { path: { id } } })),
  sign: (id, number) => answer(api.POST("/api/capture/sessions/{id}/upload/parts/{number}", { params: { path: { id, number } } })),
  complete: async (id, parts) => {
    await api.POST("/api/capture/sessions/{id}/upload/completion", { params: { path: { id } }, body: { parts } });
  },
  abandon: async (id) => {
    await api.DELETE("/api/capture/sessions/{id}/upload", { params: { path: { id } } });
  },
};
