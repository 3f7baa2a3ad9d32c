import { createHash } from "node:crypto";
import type { Plugin } from "vite";
import { GUIDE } from "./face-model.ts";
import { PARTICIPANT, type Bundle } from "./budgets.ts";

/** Pages that are never kept: what they say of consent and of the policy has to be what holds now. */
const NEVER = /features\/(invitation|policy)\//;

/**
 * Tells the worker what was built. Its own bytes change with every build, so that browsers notice a new one.
 */
export function workerFiles(): Plugin {
  return {
    name: "worker-files",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const worker = bundle["sw.js"];
        if (worker?.type !== "chunk") this.error("The worker was not built.");
        const lists = filesOf(bundle);
        const version = createHash("sha256").update(JSON.stringify(lists)).digest("hex").slice(0, 16);
        worker.code = `const BUILT = ${JSON.stringify({ version, ...lists })};\n${worker.code}`;
      },
    },
  };
}

/** Everything that the pages of participants load, and what there is beside it. */
export function filesOf(bundle: Bundle): { start: string[]; staff: string[] } {
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk" && output.fileName !== "sw.js");
  const start = new Set<string>();
  const gather = (file: string) => {
    const chunk = bundle[file];
    if (chunk?.type !== "chunk" || start.has(file) || NEVER.test(chunk.facadeModuleId ?? "")) return;
    start.add(file);
    chunk.viteMetadata?.importedCss.forEach((css) => start.add(css));
    chunk.imports.forEach(gather);
    // The app itself leads to every page; a page to what it needs later.
    if (!chunk.isEntry) chunk.dynamicImports.forEach(gather);
  };
  for (const chunk of chunks) {
    if (chunk.type !== "chunk") continue;
    const module = chunk.facadeModuleId ?? "";
    if (chunk.isEntry || /\/languages\//.test(module) || PARTICIPANT.test(module)) gather(chunk.fileName);
  }
  const all = Object.values(bundle).filter(
    (output) =>
      output.fileName.startsWith("assets/") &&
      !GUIDE.test(output.fileName) &&
      !(output.type === "chunk" && NEVER.test(output.facadeModuleId ?? "")),
  );
  const address = (file: string) => `/${file}`;
  return {
    start: [...start].map(address).sort(),
    staff: all
      .map((output) => output.fileName)
      .filter((file) => !start.has(file))
      .map(address)
      .sort(),
  };
}
