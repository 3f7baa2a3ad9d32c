/** Why a recording ended. Every one of them keeps what was recorded. */
export type StopCause = "done" | "stopped" | "hidden" | "rotated" | "camera_lost" | "too_large";

export type Recorded = { blob: Blob; type: string; ms: number; cause: StopCause };

// The codec is always named: a plain "video/mp4" may record VP9 where AVC is expected. VP8 first: cheap phones encode
// it without dropping frames.
const TYPES = [
  "video/webm;codecs=vp8",
  "video/webm;codecs=vp9",
  "video/mp4;codecs=avc1.42E01E",
  "video/mp4;codecs=avc1",
];
const BITS_PER_SECOND = 4_000_000;
const SLICE_MS = 1000;

export function chooseType(supported: (type: string) => boolean): string | null {
  return TYPES.find(supported) ?? null;
}

/** Leaves a fifth of the allowed bytes for the container and for encoders that overshoot. */
export function bitsFor(maxBytes: number, recordMs: number): number {
  return Math.min(BITS_PER_SECOND, Math.floor((maxBytes * 8 * 0.8) / (recordMs / 1000)));
}

export class Recorder {
  readonly finished: Promise<Recorded>;
  private readonly recorder: MediaRecorder;
  private readonly slices: Blob[] = [];
  private startedAt = 0;
  private cause: StopCause = "done";

  constructor(stream: MediaStream, limits: { maxBytes: number; recordMs: number }) {
    const type = chooseType((t) => MediaRecorder.isTypeSupported(t));
    this.recorder = new MediaRecorder(stream, {
      ...(type === null ? {} : { mimeType: type }),
      videoBitsPerSecond: bitsFor(limits.maxBytes, limits.recordMs),
    });
    let bytes = 0;
    this.recorder.addEventListener("dataavailable", ({ data }) => {
      if (data.size === 0) return;
      this.slices.push(data);
      bytes += data.size;
      if (bytes > limits.maxBytes) this.stop("too_large");
    });
    stream.getVideoTracks()[0]?.addEventListener("ended", () => this.stop("camera_lost"), { once: true });
    this.finished = new Promise((resolve) => {
      this.recorder.addEventListener("error", () => this.stop("camera_lost"));
      this.recorder.addEventListener("stop", () => resolve(this.result()), { once: true });
    });
  }

  start(onStart: () => void): void {
    this.recorder.addEventListener(
      "start",
      () => {
        this.startedAt = performance.now();
        onStart();
      },
      { once: true },
    );
    this.recorder.start(SLICE_MS);
  }

  get elapsedMs(): number {
    return this.startedAt === 0 ? 0 : performance.now() - this.startedAt;
  }

  stop(cause: StopCause): void {
    if (this.recorder.state === "inactive") return;
    this.cause = cause;
    this.recorder.stop();
  }

  private result(): Recorded {
    const type = this.recorder.mimeType || (this.slices[0]?.type ?? "video/webm");
    return { blob: new Blob(this.slices, { type }), type, ms: Math.round(this.elapsedMs), cause: this.cause };
  }
}
