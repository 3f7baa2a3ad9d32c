/**
 * One picture with one description; the plotting library's own names of the groups inside are refused by screen
 * readers.
 */
export function picture(figure: Element, label: string, description: string): Element {
  figure.setAttribute("role", "img");
  figure.setAttribute("aria-label", label);
  figure.setAttribute("aria-description", description);
  figure.querySelectorAll("g[aria-label]").forEach((group) => group.removeAttribute("aria-label"));
  return figure;
}
