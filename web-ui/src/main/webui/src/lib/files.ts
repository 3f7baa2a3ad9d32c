/** Offers a text to be kept as a file. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The first drawing in an element as a file's text, empty where there is none. */
export function svgText(holder: HTMLElement | null): string {
  const svg = holder?.querySelector("svg");
  if (!svg) return "";
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  // Colours by name work on this page only; the file carries their present values.
  const style = getComputedStyle(document.documentElement);
  return copy.outerHTML.replace(/var\((--[\w-]+)\)/g, (_, token: string) => style.getPropertyValue(token).trim());
}

/**
 * Rows as comma-separated values with dot decimals; what a spreadsheet would take for a formula or a separator is
 * quoted.
 */
export function csvText(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === "number" || /^[\w .:%-]*$/.test(value) ? String(value) : `"${value.replaceAll('"', '""')}"`;
  return [header, ...rows].map((row) => row.map(cell).join(",")).join("\n") + "\n";
}
