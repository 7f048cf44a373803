import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { findFirefox } from "./find-firefox.mjs";

// Runs the core of the end-to-end tests in an installed Firefox. Where there is none, it says so and is content.

const firefox = findFirefox();
if (firefox === undefined) {
  console.log(
    "Skipped: no Firefox on this machine. Install one (Debian: apt-get install firefox-esr), or set PROFLENS_FIREFOX.",
  );
} else {
  console.log(`Firefox: ${firefox.executablePath} (${firefox.version})`);
  const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
  const parameters = ["test", "--config", "playwright.firefox.config.ts", ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [cli, ...parameters], {
    stdio: "inherit",
    env: { ...process.env, PROFLENS_E2E_FIREFOX: firefox.executablePath },
  });
  process.exitCode = status ?? 1;
}
