import type { BrowserContext, Page } from "@playwright/test";

/** What the pages of a context may do besides behaving. */
export interface Allowance {
  /** Addresses of other origins that may be asked. */
  requests: ((url: URL) => boolean)[];
  /** Errors that may be reported. */
  errors: ((message: string) => boolean)[];
}

/**
 * Watches every page of a context, also those opened later, and their workers.
 *
 * Returns a function that says what they did wrong so far: console errors, uncaught errors, violations of the
 * content security policy, and requests to another origin than `ownOrigin`, as far as not allowed.
 */
export async function watch(
  context: BrowserContext,
  ownOrigin: string,
  allowance: Allowance,
): Promise<() => Promise<string[]>> {
  const requests: URL[] = [];
  const errors: string[] = [];

  context.on("request", request => requests.push(new URL(request.url())));
  const watchSockets = (page: Page): void => {
    page.on("websocket", socket => requests.push(new URL(socket.url())));
  };
  context.pages().forEach(watchSockets);
  context.on("page", watchSockets);
  context.on("weberror", error => errors.push(`uncaught: ${error.error().message}`));
  context.on("console", message => {
    if (message.type() === "error") errors.push(`console: ${message.text()}`);
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", event => {
      console.error(`CSP: ${event.effectiveDirective} blocked ${event.blockedURI}`);
    });
  });

  return async () => {
    await Promise.all(context.pages().map(settle));
    return [
      ...requests
        .filter(url => !isOwn(url, ownOrigin) && !allowance.requests.some(accepts => accepts(url)))
        .map(url => `request to another origin: ${url.href}`),
      ...errors.filter(message => !allowance.errors.some(accepts => accepts(message))),
    ];
  };
}

/** What a page reported before this round trip has arrived after it. A page that hangs is not waited for. */
async function settle(page: Page): Promise<void> {
  const roundTrip = page.evaluate(() => undefined).catch(() => undefined);
  await Promise.race([roundTrip, new Promise(resolve => setTimeout(resolve, 1000))]);
}

/** Whether an address stays in the browser or goes to the page's own server. */
function isOwn(url: URL, ownOrigin: string): boolean {
  return ["data:", "blob:", "about:"].includes(url.protocol) || url.origin === ownOrigin;
}
