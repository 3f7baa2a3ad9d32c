// @vitest-environment jsdom
import { screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { Me } from "@/lib/api/views";
import { serve, show } from "@/testing/page";
import { Navigation } from "./navigation";

const me = { personId: "p1", login: "ana", roles: ["reviewer", "researcher", "operator"], csrf: "t" } as Me;

afterEach(() => vi.restoreAllMocks());

/** Nothing is laid out here: the list is as wide as a phone, and the links stand a hundred pixels apart. */
test("on a phone, where the links are wider than the screen, the one of the page stands in its middle", async () => {
  vi.spyOn(HTMLUListElement.prototype, "clientWidth", "get").mockReturnValue(360);
  vi.spyOn(HTMLAnchorElement.prototype, "offsetWidth", "get").mockReturnValue(100);
  vi.spyOn(HTMLAnchorElement.prototype, "offsetLeft", "get").mockImplementation(function (this: HTMLAnchorElement) {
    return 100 * [...document.querySelectorAll("nav a")].indexOf(this);
  });
  serve({});
  await show(() => <Navigation me={me} />, { at: "/datasets" });
  const links = await screen.findAllByRole("link");
  const here = links.findIndex((link) => link.getAttribute("aria-current") === "page");
  expect(links[here]?.textContent).toBe("Datasets");
  await waitFor(() => expect(screen.getByRole("list").scrollLeft).toBe(100 * here - (360 - 100) / 2));
});
