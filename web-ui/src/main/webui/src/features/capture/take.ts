import type { Device } from "@/lib/api/views";
import type { StopCause } from "./recorder";

/** A recording that has not been counted yet, with everything that sending it needs, also after the tab was closed. */
export type Take = {
  blob: Blob;
  type: string;
  ms: number;
  cause: StopCause;
  sessionId: string;
  expiresAt: string;
  device: Device;
};

export async function sha256Hex(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
