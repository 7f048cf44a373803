import { AppCache } from "./appCache";
import { type BuiltFiles, TAKE_OVER } from "./builtFiles";
import { keepShared } from "./shared";

/**
 * The service worker: keeps the app in the browser, so that it opens without a network. A version stays until all of
 * its windows are closed, or until the user asks for the next one; profiles are nothing to it, except those that
 * other programs share with the app, on their way to the page.
 */
declare const self: ServiceWorkerGlobalScope & { readonly PROFLENS_BUILT: BuiltFiles };

const { scope } = self.registration;
const app = new AppCache(self.PROFLENS_BUILT, {
  scope,
  caches: self.caches,
  fetch: (address, options) => fetch(address, options),
});

self.addEventListener("install", event => event.waitUntil(app.fill()));

self.addEventListener("activate", event => {
  const begin = async () => {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    await app.tidy(windows.filter(({ url }) => url.startsWith(scope)).length);
    // The page that registered the first version works offline from now on, too.
    await self.clients.claim();
  };
  event.waitUntil(begin());
});

self.addEventListener("fetch", event => {
  const { request } = event;
  if (request.method === "POST" && request.url === `${scope}share`) {
    event.respondWith(receive(request));
    return;
  }
  const answer = app.answer(request);
  if (answer !== undefined) event.respondWith(answer);
});

self.addEventListener("message", ({ data }) => {
  if (data === TAKE_OVER) void self.skipWaiting();
});

async function receive(request: Request): Promise<Response> {
  const opener = await keepShared(await request.formData(), self.caches);
  return Response.redirect(new URL(opener, scope), 303);
}
