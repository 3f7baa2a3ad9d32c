import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { pagesOf, tooLarge, type Bundle } from "./budgets.ts";

/** Bytes that no compression makes fewer, so a style of n bytes weighs n and a little. */
const style = (bytes: number) => ({ type: "asset", source: new Uint8Array(randomBytes(bytes)) });

const chunk = (name: string, more: object = {}) => ({
  type: "chunk",
  name,
  fileName: `${name}.js`,
  facadeModuleId: null,
  isEntry: false,
  code: "",
  imports: [],
  dynamicImports: [],
  viteMetadata: { importedCss: new Set([`${name}.css`]) },
  ...more,
});

/** The app's start of 100 kB, and one page that has itself, what it imports, and what it loads later. */
function bundle(page: string, own: number, imported: number, later: number): Bundle {
  const files = {
    "index.js": chunk("index", { isEntry: true, dynamicImports: ["page.js"] }),
    "index.css": style(100_000),
    "page.js": chunk("page", {
      facadeModuleId: `src/features/${page}-page.tsx`,
      imports: ["shared.js"],
      dynamicImports: ["later.js"],
    }),
    "page.css": style(own),
    "shared.js": chunk("shared", { imports: ["index.js"] }),
    "shared.css": style(imported),
    "later.js": chunk("later"),
    "later.css": style(later),
  };
  return files as unknown as Bundle;
}

describe("budgets", () => {
  it("counts the start, the page and what it imports, each once, for a participant", () => {
    const [page] = pagesOf(bundle("capture/record", 20_000, 10_000, 500_000));
    expect(page).toMatchObject({ page: "page", for: "participant" });
    expect(page?.bytes).toBeGreaterThan(130_000);
    expect(page?.bytes).toBeLessThan(131_000);
  });

  it("counts what a page of staff draws later, too", () => {
    const [page] = pagesOf(bundle("models/models", 20_000, 10_000, 50_000));
    expect(page?.for).toBe("staff");
    expect(page?.bytes).toBeGreaterThan(180_000);
  });

  it("names a page that is too large, and for whom", () => {
    expect(tooLarge(pagesOf(bundle("capture/record", 30_000, 10_000, 0)))).toEqual([]);
    expect(tooLarge(pagesOf(bundle("capture/record", 45_000, 10_000, 0)))).toEqual([
      expect.stringMatching(/^page loads 155\d{3} bytes compressed, of 150000 for a participant$/),
    ]);
    expect(tooLarge(pagesOf(bundle("models/models", 45_000, 10_000, 0)))).toEqual([]);
    expect(tooLarge(pagesOf(bundle("models/models", 45_000, 10_000, 100_000)))).toHaveLength(1);
  });
});
