import type { Take } from "./take";
import type { Part, UploadApi } from "./upload-api";

/** What a kept file remembers besides its bytes; it survives a closed tab as JSON. */
export type TakeMeta = Omit<Take, "blob"> & { partSize?: number };

type StoredFile = { size: number | null; meta: { take: TakeMeta } };
type S3Part = { PartNumber?: number; Size?: number; ETag?: string };

/**
 * Uppy's multipart callbacks over our API. Opening is repeatable there: the same upload goes on after a lost answer.
 */
export function uploadCallbacks(upload: UploadApi, failed: (error: unknown) => void) {
  async function told<T>(call: Promise<T>): Promise<T> {
    try {
      return await call;
    } catch (error) {
      failed(error);
      throw error;
    }
  }
  return {
    async createMultipartUpload(file: StoredFile): Promise<{ uploadId: string; key: string }> {
      const { sessionId, type, device } = file.meta.take;
      const { uploadId, key } = await told(upload.open(sessionId, { bytes: file.size ?? 0, type, device }));
      return { uploadId, key };
    },
    async listParts(file: StoredFile): Promise<S3Part[]> {
      const parts = await told(upload.parts(file.meta.take.sessionId));
      return parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
    },
    async signPart(file: StoredFile, { partNumber }: { partNumber: number }): Promise<{ url: string }> {
      const { url } = await told(upload.sign(file.meta.take.sessionId, partNumber));
      return { url };
    },
    async completeMultipartUpload(file: StoredFile, { parts }: { parts: S3Part[] }): Promise<Record<string, never>> {
      await told(upload.complete(file.meta.take.sessionId, inOrder(parts)));
      return {};
    },
    /**
     * Uppy aborts after every failure. The parts that arrived are kept: trying again lists them and sends only the
     * rest.
     */
    abortMultipartUpload(): void {},
  };
}

function inOrder(parts: readonly S3Part[]): Part[] {
  return parts
    .map(({ PartNumber, ETag }) => {
      if (PartNumber === undefined || ETag === undefined) throw new Error("Storage gave no ETag for a part.");
      return { number: PartNumber, etag: ETag.replaceAll('"', "") };
    })
    .sort((a, b) => a.number - b.number);
}
