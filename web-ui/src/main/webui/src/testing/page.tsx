import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { cleanup, render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { expect } from "vitest";
import { ErrorPage } from "@/app/error-page";
import { bring } from "@/languages/bring";
import { LocaleProvider, type Locale } from "@/lib/i18n/locale";
import { queryClient } from "@/lib/query";
import { serveBy } from "./setup";

export type Answers = Record<string, unknown>;

/** Stands in an answer for a problem. */
export class Refused {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly detail: string,
    readonly title = "Title of the server",
  ) {}
}

const body = (answer: unknown, path: string) =>
  answer instanceof Refused
    ? new Response(
        JSON.stringify({
          type: `urn:scotoma:problem:${answer.slug}`,
          title: answer.title,
          detail: answer.detail,
          instance: path,
        }),
        { status: answer.status, headers: { "content-type": "application/problem+json" } },
      )
    : answer === null
      ? new Response(null, { status: 204 })
      : new Response(JSON.stringify(answer), { status: 200, headers: { "content-type": "application/json" } });

/** What was asked, in order, as "GET /api/…" with the body of what changes something. */
export type Asked = { what: string; body: string }[];

/**
 * Answers by "METHOD /path", without the search. A function is asked anew each time; what throws is a dead network;
 * what is not named is not there.
 */
export function serve(answers: Answers): Asked {
  const asked: Asked = [];
  serveBy(async (request) => {
    const { pathname } = new URL(request.url);
    const what = `${request.method} ${pathname}`;
    asked.push({ what, body: await request.text() });
    const answer = answers[what] ?? new Refused(404, "not-found", "There is nothing here.");
    return body(typeof answer === "function" ? (answer as () => unknown)() : answer, pathname);
  });
  return asked;
}

type Shown = { at?: string; path?: string; id?: string; locale?: Locale };

/**
 * Draws a page under an address, with everything that the app puts around it.
 *
 * @param path the pattern of the route, as "/models/$id"
 * @param id of the route's parent, where the page reads its address by one ("/researcher/models")
 */
export async function show(Page: () => ReactNode, { at = "/", path = at, id, locale = "en" }: Shown = {}) {
  cleanup();
  queryClient.clear();
  localStorage.setItem("scotoma-locale", locale);
  await bring(locale);
  const root = createRootRoute();
  const layout = id === undefined ? root : createRoute({ getParentRoute: () => root, id });
  const page = createRoute({ getParentRoute: () => layout, path, component: Page });
  const elsewhere = createRoute({ getParentRoute: () => root, path: "$", component: () => <p>elsewhere</p> });
  const tree = root.addChildren([id === undefined ? page : layout.addChildren([page]), elsewhere]);
  const router = createRouter({
    routeTree: tree,
    history: createMemoryHistory({ initialEntries: [at] }),
    defaultErrorComponent: ErrorPage,
  });
  await router.load();
  return {
    router,
    ...render(
      <MantineProvider>
        <QueryClientProvider client={queryClient}>
          <LocaleProvider bring={bring}>
            {/* The app's own routes are registered as the type; a test has its one page. */}
            <RouterProvider router={router as never} />
          </LocaleProvider>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  };
}

/** What axe finds in the page as it stands. Colours are the browser's affair: the journeys look at those. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
}
