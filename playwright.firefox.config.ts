import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import chromium from "./playwright.config.ts";

// The core of the end-to-end tests in Firefox: `npm run e2e:firefox`, which says which Firefox. docs/accessibility.md
// lists what is not tested there.

const { globalSetup: _, ...shared } = chromium;

export default defineConfig({
  ...shared,
  testMatch: [
    "firefox/*.story.ts",
    "**/numbers.spec.ts",
    "**/flameKeys.spec.ts",
    "**/openFiles.spec.ts",
    "**/search.spec.ts",
    "**/reach.spec.ts",
  ],
  workers: 1,
  use: {
    ...chromium.use,
    browserName: "firefox",
    // An installed Firefox, over WebDriver BiDi.
    channel: "moz-firefox",
    // The style that Playwright puts in for a picture is against the page's policy, and would be a complaint.
    screenshot: "off",
    launchOptions: {
      executablePath: fileURLToPath(new URL("scripts/firefox-over-bidi.mjs", import.meta.url)),
    },
  },
});
