import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { budgets } from "./scripts/budgets.ts";
import { compressed } from "./scripts/compress.ts";
import { faceModel } from "./scripts/face-model.ts";
import { componentStyles } from "./scripts/styles.ts";
import { workerFiles } from "./scripts/worker.ts";

const components = [
  "Button|Checkbox|CloseButton|Combobox/ComboboxChevron|Group|InlineInput|Input|InputBase|List|Loader|NativeSelect",
  "Progress|Skeleton|Stack|Text|TextInput|Title|Transition|UnstyledButton",
].join("|");
const ours = "copyable|dialog|facts|link-button|loaded|mark|messages|page|problem|step-title|tips|waiting";
const english = String.raw`(?!.*-(es|zh)\.ts)`;

/** What every page needs. */
const START = new RegExp(
  [
    "node_modules/(react|react-dom(?!.*server)|scheduler|use-sync-external-store|openapi-fetch|clsx|@tanstack)/",
    `node_modules/@mantine/core/esm/(core|components/(${components}))/`,
    "node_modules/@tabler/icons-react/dist/esm/(createReactComponent|defaultAttributes)",
    `src/(app|lib)/(?!axis-values|conditions|curve|files)${english}`,
    `src/components/(${ours})${english}`,
  ].join("|"),
);

// The bundle goes where Quarkus serves static files from; override with --outDir or SCOTOMA_WEB_OUT.
export default defineConfig({
  plugins: [react(), componentStyles(), faceModel(), workerFiles(), budgets(), compressed()],
  resolve: {
    alias: {
      "@docs": fileURLToPath(new URL("../../../../docs", import.meta.url)),
      "@": fileURLToPath(new URL("./src", import.meta.url)),
    },
  },
  build: {
    outDir: process.env["SCOTOMA_WEB_OUT"] ?? "../../../target/classes/META-INF/resources",
    emptyOutDir: true,
    target: "es2022",
    rolldownOptions: {
      input: { index: "index.html", sw: "src/worker/sw.ts" },
      // The worker's address stays the same: it is how a browser finds the next one.
      output: {
        // One file: in many small ones it would take a tenth more.
        codeSplitting: { groups: [{ name: "start", test: START }] },
        entryFileNames: ({ name }) => (name === "sw" ? "sw.js" : "assets/[name]-[hash].js"),
      },
    },
  },
  worker: { format: "es" },
  server: {
    fs: { allow: [".", "../../../../docs"] },
    proxy: { "/api": process.env["SCOTOMA_GATEWAY"] ?? "http://localhost:8080" },
  },
  // A file that draws in a page says so: // @vitest-environment jsdom
  test: { environment: "node", include: ["{src,scripts}/**/*.test.{ts,tsx}"], setupFiles: ["src/testing/setup.ts"] },
});
