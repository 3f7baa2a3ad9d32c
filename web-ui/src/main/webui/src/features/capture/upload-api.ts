import { answer, api } from "@/lib/api/client";
import { Problem } from "@/lib/api/problem";
import type { Device } from "@/lib/api/views";

export type Part = { number: number; etag: string };

export type Announced = { bytes: number; type: string; device: Device };
export type OpenUpload = { partSize: number; uploadId: string; key: string };

/** The five calls that move a take into object storage; the bytes themselves never pass through a service. */
export type UploadApi = {
  open(sessionId: string, take: Announced): Promise<OpenUpload>;
  parts(sessionId: string): Promise<Part[]>;
  sign(sessionId: string, part: number): Promise<{ url: string }>;
  complete(sessionId: string, parts: Part[]): Promise<void>;
  abandon(sessionId: string): Promise<void>;
};

export const uploadApi: UploadApi = {
  open: (id, body) => answer(api.POST("/api/capture/sessions/{id}/upload", { params: { path: { id } }, body })),
  parts: (id) => answer(api.GET("/api/capture/sessions/{id}/upload/parts", { params: { path: { id } } })),
  sign: (id, number) =>
    answer(api.POST("/api/capture/sessions/{id}/upload/parts/{number}", { params: { path: { id, number } } })),
  complete: async (id, parts) => {
    await api.POST("/api/capture/sessions/{id}/upload/completion", { params: { path: { id } }, body: { parts } });
  },
  abandon: async (id) => {
    await api.DELETE("/api/capture/sessions/{id}/upload", { params: { path: { id } } });
  },
};

/** What to send the take with, or null when it has arrived and only the answer to that was lost. */
export async function openUpload(upload: UploadApi, sessionId: string, take: Announced): Promise<OpenUpload | null> {
  try {
    return await upload.open(sessionId, take);
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409) throw error;
    if (error.slug === "already-sent") return null;
    // An earlier take of this session was given up while there was no connection: it makes way for this one.
    await upload.abandon(sessionId);
    return upload.open(sessionId, take);
  }
}
