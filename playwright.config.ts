import { once } from "node:events";
import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";

/** The page is tested below a path, which proves that its own addresses are relative. */
const UNDER = "/some/where/";

// Playwright loads this file again in every worker process. The environment carries over what the first load
// and the global setup decided.
const port = Number((process.env["PROFLENS_E2E_PORT"] ??= String(await freePort())));
const executablePath = process.env["PROFLENS_E2E_CHROMIUM"];
const baseURL = `http://localhost:${port}${UNDER}`;

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./e2e/support/provideBrowser.ts",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: process.env["CI"] !== undefined,
  workers: 2,
  // A busy machine can make one fail. Those that pass only then are listed as flaky, to be mended.
  retries: 1,
  // axe takes its time with a long table on a busy machine.
  timeout: 60_000,
  // What is waited for comes in a moment, unless the machine is busy; reading all rows of a table takes seconds.
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  use: {
    baseURL,
    browserName: "chromium",
    // The service worker would fetch the whole app in every context; pwa.spec.ts lets it.
    serviceWorkers: "block",
    // Tests need neither the user's language nor their time zone.
    locale: "en-US",
    timezoneId: "UTC",
    // `npx playwright test --trace on` records one when it is needed.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [
        "--disable-background-networking",
        // Chromium refuses its sandbox to root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --under ${UNDER}`,
    url: baseURL,
    reuseExistingServer: false,
    stderr: "pipe",
  },
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
  return address.port;
}
