import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const declared = (block: string) =>
  Object.fromEntries([...block.matchAll(/([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));
const blockOf = (sheet: string, selector: string) =>
  declared(sheet.slice(sheet.indexOf(selector)).split("{")[1]?.split("}")[0] ?? "");

/** Of WCAG 2.2: how light a colour is. */
function luminance(colour: string): number {
  const digits = colour.slice(1);
  const full = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Axe looks at no button that is disabled; but one that cannot be pressed yet says what it will do. */
test.each([":root", '[data-mantine-color-scheme="dark"]'])("a button that waits can be read: %s", (scheme) => {
  const tokens = { ...blockOf(css("tokens.css"), ":root"), ...blockOf(css("tokens.css"), scheme) };
  const button = blockOf(css("base.css"), ".mantine-Button-root:is([data-disabled]");
  const [paper = 0, ink = 0] = [button["background"], button["color"]].map((used) =>
    luminance(tokens[/var\((--[\w-]+)\)/.exec(used ?? "")?.[1] ?? ""] ?? ""),
  );
  expect((Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05)).toBeGreaterThan(4.5);
});
