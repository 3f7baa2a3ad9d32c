import { brotliCompressSync } from "node:zlib";
import type { Plugin, Rollup } from "vite";

export type Bundle = Rollup.OutputBundle;

/** In bytes as they are served, after Brotli. */
const BUDGETS = { participant: 150_000, staff: 250_000 } as const;
/** The pages of participants. */
export const PARTICIPANT = /features\/(invitation|capture|my-recordings|withdrawal|policy)\//;
/** What only a press on a button loads, and no page waits for. */
const ON_DEMAND = /server\.browser/;

export type Page = { page: string; for: keyof typeof BUDGETS; bytes: number };

/**
 * Every page with what it loads before it can be used: the start of the app, its own code and styles, and of a page of
 * staff also the drawings on it. A participant's take is kept and sent by code that comes while they read the first
 * step.
 */
export function pagesOf(bundle: Bundle): Page[] {
  const sizes = new Map<string, number>();
  const size = (file: string) => {
    const output = bundle[file];
    if (output === undefined) return 0;
    const known = sizes.get(file) ?? brotliCompressSync(output.type === "chunk" ? output.code : output.source).length;
    sizes.set(file, known);
    return known;
  };
  const gather = (file: string, files: Set<string>, later: boolean) => {
    const chunk = bundle[file];
    if (chunk?.type !== "chunk" || files.has(file) || ON_DEMAND.test(file)) return files;
    files.add(file);
    chunk.viteMetadata?.importedCss.forEach((css) => files.add(css));
    for (const each of later ? [...chunk.imports, ...chunk.dynamicImports] : chunk.imports) gather(each, files, later);
    return files;
  };
  const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
  const start = chunks.filter((chunk) => chunk.isEntry && chunk.fileName !== "sw.js").map((chunk) => chunk.fileName);
  return chunks.flatMap((chunk) => {
    const module = chunk.facadeModuleId ?? "";
    if (!/features\/.*-page\.tsx$/.test(module)) return [];
    const files = new Set<string>();
    start.forEach((file) => gather(file, files, false));
    const reader = PARTICIPANT.test(module) ? ("participant" as const) : ("staff" as const);
    gather(chunk.fileName, files, reader === "staff");
    return {
      page: chunk.name,
      for: reader,
      bytes: [...files].reduce((sum, file) => sum + size(file), 0),
    };
  });
}

export function tooLarge(pages: readonly Page[]): string[] {
  return pages
    .filter((page) => page.bytes > BUDGETS[page.for])
    .map((page) => `${page.page} loads ${page.bytes} bytes compressed, of ${BUDGETS[page.for]} for a ${page.for}`);
}

/** No build has a page that is too large, so none is tested or served. */
export function budgets(): Plugin {
  return {
    name: "budgets",
    apply: "build",
    // Not earlier: styles are made small last of all.
    writeBundle(_, bundle) {
      const pages = pagesOf(bundle);
      if (pages.length === 0) this.error("No page was found in what was built.");
      const [first, ...rest] = tooLarge(pages);
      if (first !== undefined) this.error([first, ...rest].join("\n"));
    },
  };
}
