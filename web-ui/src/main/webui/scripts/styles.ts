import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";

const MODULE = "virtual:component-styles";
const library = resolve("node_modules/@mantine/core");
const imports = (code: string) => [...code.matchAll(/(?:from|import) ?"(\.[^"]+)"/g)].map(([, path]) => path ?? "");

/**
 * The style sheets of the components that the pages use, and of those that these are made of, in the order of the
 * library's own whole sheet, which is three times as large.
 */
export function usedStyles(sources: readonly string[]): string[] {
  const seen = new Set<string>();
  const follow = (file: string) => {
    if (seen.has(file) || !existsSync(file)) return;
    seen.add(file);
    for (const path of imports(readFileSync(file, "utf8"))) follow(resolve(dirname(file), path));
  };
  for (const source of sources) {
    for (const [, names] of readFileSync(source, "utf8").matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)) {
      for (const name of (names ?? "").split(",").map((each) => each.trim()))
        follow(join(library, "esm/components", name, `${name}.mjs`));
    }
  }
  const sheet = (name: string) => join(library, "styles", `${name}.css`);
  const components = [...seen].map((file) => file.split("/").at(-1)?.split(".")[0] ?? "");
  const whole = readFileSync(join(library, "styles.css"), "utf8");
  const place = (name: string) => {
    const found = whole.indexOf(readFileSync(sheet(name), "utf8").trim());
    if (found < 0) throw new Error(`${name}.css has no place in the whole sheet.`);
    return found;
  };
  return ["baseline", "default-css-variables", "global", ...components]
    .filter((name, i, all) => existsSync(sheet(name)) && all.indexOf(name) === i)
    .sort((a, b) => place(a) - place(b));
}

/** The colours of the library's palettes that this theme has no use for, in both schemes. */
const UNUSED =
  /^\s*--mantine-color-(pink|grape|violet|indigo|blue|cyan|teal|green|lime|yellow|orange)-[\w-]+: [^;]+;\n/gm;

/** Makes the style sheets that are used a module to import. */
export function componentStyles(): Plugin {
  return {
    name: "component-styles",
    enforce: "pre",
    transform: (code, id) => (id.endsWith("/default-css-variables.css") ? code.replace(UNUSED, "") : undefined),
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const names = readdirSync("src", { recursive: true, encoding: "utf8" });
      return usedStyles(names.filter((name) => name.endsWith(".tsx")).map((name) => join("src", name)))
        .map((name) => `import "@mantine/core/styles/${name}.css";`)
        .join("\n");
    },
  };
}
