import AwsS3 from "@uppy/aws-s3";
import Uppy, { type Body } from "@uppy/core";
import GoldenRetriever from "@uppy/golden-retriever";
import { Problem } from "@/lib/api/problem";
import { clues, deviceOf } from "./device";
import type { Take } from "./take";
import { openUpload, uploadApi } from "./upload-api";
import { uploadCallbacks, type TakeMeta } from "./upload-callbacks";

const MiB = 1024 * 1024;
const DAY = 24 * 60 * 60 * 1000;

// Golden Retriever drops what is larger than 10 MiB unless told otherwise; its types do not know these two.
const keepLarge: { name?: string; maxFileSize: number; maxTotalSize: number } = {
  maxFileSize: 512 * MiB,
  maxTotalSize: 1024 * MiB,
};

type KeptMeta = { take: TakeMeta } & Record<string, unknown>;

// Where the plugin keeps an upload that it may resume; its types do not say so.
type KnownUpload = Parameters<Uppy<KeptMeta, Body>["setFileState"]>[1] & {
  s3Multipart: { uploadId: string; key: string };
};

export type Kept = { take: Take; sending: boolean };

/**
 * Keeps one take of a campaign in the browser's own storage until it has arrived, and sends it: straight to object
 * storage, in parts, resumable. Closing the tab, a crash or a dead network loses nothing.
 */
export class TakeStore {
  private static readonly open = new Map<string, TakeStore>();

  private readonly restored: Promise<void>;
  private readonly uppy: Uppy<KeptMeta, Body>;
  private lastError: unknown = null;
  private underWay: Promise<void> | null = null;

  private constructor(campaignId: string) {
    const id = `take-${campaignId}`;
    // Golden Retriever says when it brought something back, but not when there was nothing to bring.
    const awaited = localStorage.getItem(`uppyState:${id}`) !== null;
    this.uppy = new Uppy({ id, autoProceed: false, allowMultipleUploadBatches: true });
    this.restored = new Promise((resolve) => {
      if (!awaited) resolve();
      setTimeout(resolve, 5000);
      this.uppy.on("restored", () => resolve());
    });
    this.uppy.use(AwsS3<KeptMeta, Body>, {
      shouldUseMultipart: true,
      getChunkSize: () => this.uppy.getFiles()[0]?.meta.take.partSize ?? 5 * MiB,
      ...uploadCallbacks(uploadApi, (error) => (this.lastError = error)),
    });
    this.uppy.use(GoldenRetriever, { expires: 7 * DAY, indexedDB: keepLarge });
  }

  /** One store for a campaign, however often its page is opened: two would write over each other. */
  static of(campaignId: string): TakeStore {
    const known = this.open.get(campaignId) ?? new TakeStore(campaignId);
    this.open.set(campaignId, known);
    return known;
  }

  /** Keeps what was recorded, with what the browser says of the camera it came from. */
  async keep(recorded: Omit<Take, "device">, camera: MediaStream): Promise<Take> {
    const { blob, ...rest } = recorded;
    const meta = { ...rest, device: deviceOf(await clues(camera)) };
    this.clear();
    this.uppy.addFile({ name: meta.sessionId, type: meta.type, data: blob, meta: { take: meta } });
    return { ...meta, blob };
  }

  /**
   * Forgets the take here and, where sending had begun, in storage; what is left there anyway expires with the session.
   */
  async discard(): Promise<void> {
    const file = this.uppy.getFiles()[0];
    this.clear();
    if (file?.progress.uploadStarted) await uploadApi.abandon(file.meta.take.sessionId).catch(() => undefined);
  }

  /** Forgets the take here because it has arrived. */
  forget(): void {
    this.clear();
  }

  /** Sends the take, or joins the sending that is under way. */
  send(): Promise<void> {
    this.underWay ??= this.sendNow().finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  private async sendNow(): Promise<void> {
    this.lastError = null;
    const file = this.uppy.getFiles()[0];
    if (file === undefined) throw new Problem("no-take", 0);
    const { take } = file.meta;
    const { sessionId, type, device } = take;
    const opened = await openUpload(uploadApi, sessionId, { bytes: file.size ?? 0, type, device });
    if (opened === null) return;
    const { partSize, uploadId, key } = opened;
    this.uppy.setFileMeta(file.id, { take: { ...take, partSize } });
    // With a known upload the plugin lists the parts first and sends only what is missing, also after a failed attempt.
    const known: KnownUpload = { s3Multipart: { uploadId, key } };
    this.uppy.setFileState(file.id, known);
    // "Retry" is the one way that also takes up a file that was restored, failed, or only kept so far.
    this.uppy.setState({ currentUploads: {}, recoveredState: null });
    await this.uppy.retryUpload(file.id);
    const after = this.uppy.getFile(file.id);
    if (!after?.progress.uploadComplete) throw this.lastError ?? Problem.noConnection();
  }

  onProgress(changed: (share: number) => void): () => void {
    const listen = (_: unknown, progress: { bytesUploaded: number | false; bytesTotal: number | null }) => {
      if (typeof progress.bytesUploaded === "number" && progress.bytesTotal)
        changed(progress.bytesUploaded / progress.bytesTotal);
    };
    this.uppy.on("upload-progress", listen);
    return () => this.uppy.off("upload-progress", listen);
  }

  /** The take as it is now; a page that was left and opened again finds its sending still under way. */
  async kept(): Promise<Kept | null> {
    await this.restored;
    return this.current();
  }

  private current(): Kept | null {
    const file = this.uppy.getFiles()[0];
    if (file === undefined) return null;
    if (!(file.data instanceof Blob)) {
      this.clear();
      return null;
    }
    const { partSize: _, ...take } = file.meta.take;
    return { take: { ...take, blob: file.data }, sending: Boolean(file.progress.uploadStarted) };
  }

  private clear(): void {
    for (const file of this.uppy.getFiles()) this.uppy.removeFile(file.id);
  }
}
