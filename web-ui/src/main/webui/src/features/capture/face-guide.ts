/** A face as it is seen in one picture of the camera. Places are shares of the picture, from its left upper corner. */
export type SeenFace = {
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** The distance between the eyes over the width of the picture, as inspection measures `distance`. */
  eyes: number;
  /** Where the nose stands between the ears, from the left of the picture: 0.5 of a face that looks straight ahead. */
  nose: number;
  light: SeenLight;
};

/** Mean luma, 0 to 255: of the whole face, of its two halves, and of what surrounds it. */
export type SeenLight = { face: number; left: number; right: number; around: number };

/** Looks for a face. It only ever advises: whoever uses it goes on without an answer, and without it. */
export interface FaceGuide {
  /** What is seen now; null where no face is. */
  look(video: HTMLVideoElement): Promise<SeenFace | null>;
  close(): void;
}

const WIDTH = 320;
/** The model is some megabytes; whoever has waited so long has the advice that is drawn. */
const PATIENCE_MS = 60_000;

export type Question = { id: number; picture: ImageBitmap };
/** The answer to no question, 0, says whether the guide runs here. */
export type Answer = { id: number } & ({ face: SeenFace | null } | { failed: string });

/**
 * A guide in a thread of its own, with the model of this origin: no picture leaves the device and no other host is
 * asked. Rejects where the browser cannot run it.
 */
export async function openFaceGuide(): Promise<FaceGuide> {
  const worker = new Worker(new URL("./face-guide-worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, (answer: Answer) => void>();
  worker.onmessage = ({ data }: MessageEvent<Answer>) => waiting.get(data.id)?.(data);
  worker.onerror = ({ message }) => waiting.forEach((tell, id) => tell({ id, failed: message }));
  const answer = (id: number) =>
    new Promise<SeenFace | null>((resolve, reject) => {
      const timer = setTimeout(() => waiting.get(id)?.({ id, failed: "The face guide does not answer." }), PATIENCE_MS);
      waiting.set(id, (told) => {
        clearTimeout(timer);
        waiting.delete(id);
        if ("failed" in told) reject(new Error(told.failed));
        else resolve(told.face);
      });
    });
  let asked = 0;
  try {
    await answer(asked);
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    async look(video) {
      const picture = await createImageBitmap(video, { resizeWidth: WIDTH });
      asked += 1;
      const question: Question = { id: asked, picture };
      const seen = answer(asked);
      worker.postMessage(question, [picture]);
      return seen;
    },
    close: () => worker.terminate(),
  };
}
