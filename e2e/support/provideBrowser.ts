import { findBrowser } from "../../scripts/find-browser.mjs";

/** Playwright's global setup: finds or installs a Chromium once, and tells the workers through the environment. */
export default async function provideBrowser(): Promise<void> {
  const { executablePath, how } = await findBrowser();
  console.log(`Chromium: ${executablePath} (${how})`);
  process.env["PROFLENS_E2E_CHROMIUM"] = executablePath;
}
