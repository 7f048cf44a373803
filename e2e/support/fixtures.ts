import { test as base } from "@playwright/test";
import { makeTextArrive } from "./firefox.ts";
import { type Allowance, watch } from "./guard.ts";
import { ProfileServer } from "./profileServer.ts";

export { expect } from "@playwright/test";

/** What a test may have, and how it allows its pages what is otherwise a failure; at any time before it ends. */
interface Story {
  /** Lets pages ask other origins for the addresses that the predicate accepts. */
  allowRequests: (accepts: (url: URL) => boolean) => void;
  /** Lets pages report the errors (console, uncaught, CSP) whose message the predicate accepts. */
  allowErrors: (accepts: (message: string) => boolean) => void;
  /** A server of another origin that pages may ask. */
  elsewhere: ProfileServer;
}

/**
 * Playwright's `test`, in which every page of the test's context is watched: a console error, an uncaught
 * error (also in a worker), a violation of the content security policy or a request to another origin fails
 * the test, unless the test allowed it:
 *
 *     test("opens a profile from elsewhere", async ({ page, allowRequests }) => {
 *       allowRequests(url => url.host === "profiles.example");
 */
export const test = base.extend<Story & { allowance: Allowance }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  allowance: async ({}, provide) => provide({ requests: [], errors: [] }),
  allowRequests: async ({ allowance }, provide) => provide(accepts => void allowance.requests.push(accepts)),
  allowErrors: async ({ allowance }, provide) => provide(accepts => void allowance.errors.push(accepts)),
  elsewhere: async ({ allowRequests }, provide) => {
    const server = await ProfileServer.start();
    allowRequests(url => url.origin === server.origin);
    await provide(server);
    server.stop();
  },
  context: async ({ context, browserName, baseURL, allowance }, provide) => {
    if (browserName === "firefox") await makeTextArrive(context);
    if (baseURL === undefined) throw new Error("The guard needs a baseURL to know the page's own origin.");
    const complaints = await watch(context, new URL(baseURL).origin, allowance);
    await provide(context);
    const wrong = await complaints();
    if (wrong.length > 0) throw new Error(`The page misbehaved:\n${wrong.join("\n")}`);
  },
});
