/// <reference lib="webworker" />
import { Human, type FaceResult } from "@vladmandic/human";
import type { Answer, Question, SeenFace } from "./face-guide";
import { lightOf } from "./face-light";

declare const self: DedicatedWorkerGlobalScope;
/** Written by the build: the folder of this origin that has the model and the code that runs it. */
declare const FACE_MODEL: string;

const human = new Human({
  backend: "wasm",
  wasmPath: FACE_MODEL,
  modelBasePath: FACE_MODEL,
  cacheModels: false,
  cacheSensitivity: 0,
  debug: false,
  async: false,
  filter: { enabled: false },
  gesture: { enabled: false },
  body: { enabled: false },
  hand: { enabled: false },
  object: { enabled: false },
  segmentation: { enabled: false },
  face: {
    enabled: true,
    detector: { enabled: true, modelPath: "blazeface.json", maxDetected: 1, rotation: false, minConfidence: 0.3 },
    mesh: { enabled: true, modelPath: "facemesh.json" },
    attention: { enabled: false },
    iris: { enabled: false },
    description: { enabled: false },
    emotion: { enabled: false },
    antispoof: { enabled: false },
    liveness: { enabled: false },
  },
});

/** Points of the mesh: the tip of the nose, the face's edge before either ear, and the corners of the eyes. */
const NOSE = 1;
const EDGES = [234, 454] as const;
const EYES = [
  [33, 133],
  [362, 263],
] as const;

function seen(face: FaceResult, picture: ImageData): SeenFace | null {
  const { width, height } = picture;
  const x = (point: number) => face.mesh[point]?.[0] ?? NaN;
  const y = (point: number) => face.mesh[point]?.[1] ?? NaN;
  const middle = ([a, b]: readonly [number, number]) => [(x(a) + x(b)) / 2, (y(a) + y(b)) / 2] as const;
  const [one, other] = [middle(EYES[0]), middle(EYES[1])];
  const [left, top, wide, high] = face.box;
  const eyes = Math.hypot(one[0] - other[0], one[1] - other[1]) / width;
  const nose = (x(NOSE) - x(EDGES[0])) / (x(EDGES[1]) - x(EDGES[0]));
  if (!Number.isFinite(eyes) || !Number.isFinite(nose)) return null;
  const place = { left: left / width, top: top / height, right: (left + wide) / width, bottom: (top + high) / height };
  return { ...place, eyes, nose, light: lightOf(picture, place) };
}

async function look(picture: ImageBitmap): Promise<SeenFace | null> {
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("This browser draws no picture in a worker.");
  context.drawImage(picture, 0, 0);
  picture.close();
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { face, error } = await human.detect(pixels);
  if (error !== null && error !== undefined) throw new Error(error);
  return face[0] === undefined ? null : seen(face[0], pixels);
}

const tell = (answer: Answer) => self.postMessage(answer);
const failure = (id: number) => (error: unknown) =>
  tell({ id, failed: error instanceof Error ? error.message : String(error) });

self.onmessage = ({ data: { id, picture } }: MessageEvent<Question>) => {
  look(picture).then((face) => tell({ id, face }), failure(id));
};

// One empty picture loads what is there to load, and tells whether it runs here.
human
  .load()
  .then(() => human.detect(new ImageData(64, 64)))
  .then(({ error }) => (error ? failure(0)(error) : tell({ id: 0, face: null })))
  .catch(failure(0));
