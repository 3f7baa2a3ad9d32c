import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

const HUMAN = "node_modules/@vladmandic/human";
const WASM = "node_modules/@tensorflow/tfjs-backend-wasm";

const FILES = [
  ...["blazeface.json", "blazeface.bin", "facemesh.json", "facemesh.bin"].map((name) => join(HUMAN, "models", name)),
  ...["tfjs-backend-wasm.wasm", "tfjs-backend-wasm-simd.wasm"].map((name) => join(WASM, "dist", name)),
  join(HUMAN, "LICENSE"),
];

function version(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
  return version;
}

/** What is built for the face guide alone: no page needs it, so no page waits for it and no worker keeps it. */
export const GUIDE = /assets\/face-/;

/**
 * Serves the model of the face guide from our own origin: its files are copied out of the packages that have them, into
 * a folder with their versions in its name, so that browsers may keep them for good.
 */
export function faceModel(): Plugin {
  const folder = `assets/face-${version(HUMAN)}-${version(WASM)}`;
  return {
    name: "face-model",
    config: () => ({ define: { FACE_MODEL: JSON.stringify(`/${folder}/`) } }),
    generateBundle() {
      for (const file of FILES)
        this.emitFile({ type: "asset", fileName: `${folder}/${basename(file)}`, source: readFileSync(file) });
    },
    configureServer(server) {
      server.middlewares.use(`/${folder}`, (request, response, next) => {
        const file = FILES.find((each) => `/${basename(each)}` === request.url?.split("?")[0]);
        if (file === undefined) return next();
        if (file.endsWith(".wasm")) response.setHeader("Content-Type", "application/wasm");
        response.end(readFileSync(file));
      });
    },
  };
}
