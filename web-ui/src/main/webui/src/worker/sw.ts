/// <reference lib="webworker" />
import { wayOf } from "./keeping";

declare const self: ServiceWorkerGlobalScope;

/** Written by the build: what participants use, and what only staff do. */
declare const BUILT: { version: string; start: string[]; staff: string[] };

const INDEX = "/index.html";
const shelf = `scotoma-${BUILT.version}`;

async function keep(files: readonly string[]): Promise<void> {
  const cache = await caches.open(shelf);
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  await cache.addAll(files.filter((file) => !known.has(file)));
}

self.addEventListener("install", (event) => {
  event.waitUntil(keep([INDEX, ...BUILT.start]));
});

self.addEventListener("activate", (event) => {
  const forgetOthers = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name !== shelf).map((name) => caches.delete(name)));
    // The tab that is open already is what may lose its connection next.
    await self.clients.claim();
  };
  event.waitUntil(forgetOthers());
});

/** The pages of staff are large: they are kept once somebody signs in who uses them. */
self.addEventListener("message", (event) => {
  if (event.data === "staff") event.waitUntil(keep(BUILT.staff).catch(() => undefined));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const way = wayOf(request, self.location.origin);
  if (way === "kept") event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  if (way === "app") {
    event.respondWith(fetch(request).catch(async () => (await caches.match(INDEX)) ?? Response.error()));
  }
});
