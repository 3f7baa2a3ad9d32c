// @vitest-environment jsdom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { fireEvent, render, screen } from "@testing-library/react";
import { MantineProvider } from "@mantine/core";
import { afterEach, expect, test, vi } from "vitest";
import { LocaleProvider } from "@/lib/i18n/locale";
import { ErrorPage } from "./error-page";
import { later } from "./later";

afterEach(() => vi.restoreAllMocks());

test("a page that cannot be loaded without a connection says so in the app, and comes when there is one", async () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  let reachable = false;
  const component = later(async () => {
    // As browsers say it.
    if (!reachable) throw new TypeError("Failed to fetch dynamically imported module: /assets/there-page.js");
    return { There: () => <p>There it is</p> };
  }, "There");
  const root = createRootRoute({ component, errorComponent: ErrorPage });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ["/"] }) });
  await router.load();
  render(
    <MantineProvider>
      <LocaleProvider>
        <RouterProvider router={router as never} />
      </LocaleProvider>
    </MantineProvider>,
  );
  expect(await screen.findByText("No connection")).toBeTruthy();
  reachable = true;
  online.mockReturnValue(true);
  fireEvent.click(screen.getByText("Try again"));
  expect(await screen.findByText("There it is")).toBeTruthy();
});
