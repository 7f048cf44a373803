import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

/** Environment variables that may name a Chromium, in the order they are believed. */
const ENVIRONMENT_NAMES = ["PROFLENS_CHROMIUM", "CHROME_PATH", "PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH"];

/** What the programs are called on a PATH. */
const COMMAND_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** How long one installing command may take. */
const INSTALL_LIMIT_MS = 10 * 60_000;

/**
 * Finds a Chromium that starts on this machine, and installs one if there is none. In this order:
 * an environment variable, the one Playwright has installed, one on the PATH or in the system's
 * usual places, then Playwright's download, then Debian's package.
 *
 * @param {import("./find-browser.mjs").Machine} [machine] stands in for this machine in tests
 * @returns {Promise<import("./find-browser.mjs").FoundBrowser>}
 */
export async function findBrowser(machine = thisMachine()) {
  return (
    fromEnvironment(machine) ??
    (await fromPlaywright(machine, "installed by Playwright")) ??
    fromSystem(machine) ??
    (await downloadWithPlaywright(machine)) ??
    installWithApt(machine) ??
    giveUp()
  );
}

function fromEnvironment(machine) {
  for (const name of ENVIRONMENT_NAMES) {
    const executablePath = machine.environment[name];
    if (!executablePath) continue;
    if (machine.starts(executablePath)) return { executablePath, how: `named by ${name}` };
    const problem = `${name} is ${executablePath}, but no browser starts from there.`;
    // Our own variable is a direct order; the others may be left over from something else.
    if (name === "PROFLENS_CHROMIUM") throw new Error(problem);
    machine.say(`${problem} Looking elsewhere.`);
  }
  return undefined;
}

async function fromPlaywright(machine, how) {
  const executablePath = await machine.playwrightPath();
  return executablePath && machine.starts(executablePath) ? { executablePath, how } : undefined;
}

function fromSystem(machine) {
  for (const executablePath of [...pathCandidates(machine), ...usualPlaces(machine)]) {
    if (machine.starts(executablePath)) return { executablePath, how: "installed on this machine" };
  }
  return undefined;
}

function pathCandidates({ platform, environment }) {
  const ending = platform === "win32" ? ".exe" : "";
  const folders = (environment["PATH"] ?? environment["Path"] ?? "").split(delimiter).filter(Boolean);
  return COMMAND_NAMES.flatMap(name => folders.map(folder => join(folder, name + ending)));
}

function usualPlaces({ platform, environment }) {
  if (platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      name => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map(name => environment[name]);
    const programs = [
      "Google\\Chrome\\Application\\chrome.exe",
      "Chromium\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ];
    return roots.filter(Boolean).flatMap(root => programs.map(program => `${root}\\${program}`));
  }
  return ["/usr/lib/chromium/chromium", "/snap/bin/chromium", "/opt/google/chrome/chrome"];
}

/** `playwright install --with-deps chromium` in two steps, so that the libraries are only fetched when missing. */
async function downloadWithPlaywright(machine) {
  const how = "downloaded by Playwright";
  machine.say("No Chromium on this machine. Downloading one: npx playwright install chromium");
  if (!machine.playwright(["install", "chromium"])) {
    machine.say("Playwright could not download its Chromium.");
    return undefined;
  }
  const found = await fromPlaywright(machine, how);
  if (found) return found;
  machine.say("It does not start yet. Installing its libraries: npx playwright install-deps chromium");
  if (!machine.playwright(["install-deps", "chromium"])) machine.say("Playwright could not install them.");
  return await fromPlaywright(machine, how);
}

function installWithApt(machine) {
  if (machine.platform !== "linux" || !machine.has("apt-get")) return undefined;
  const asRoot = machine.isRoot ? [] : ["sudo"];
  if (!machine.isRoot && !machine.has("sudo")) {
    machine.say("Debian's package needs root, and there is no sudo here.");
    return undefined;
  }
  const aptGet = [...asRoot, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  machine.say("Installing Debian's package: apt-get update, apt-get install chromium");
  // An update that fails for one of several sources still leaves the others usable.
  if (!machine.run([...aptGet, "update"])) machine.say("apt-get update reported an error; trying anyway.");
  // Without a font package a page shows no text at all.
  const install = ["install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"];
  if (!machine.run([...aptGet, ...install])) {
    machine.say("apt-get could not install chromium.");
    return undefined;
  }
  const found = fromSystem(machine);
  return found && { ...found, how: "installed with apt-get" };
}

function giveUp() {
  throw new Error(
    "No Chromium was found and none could be installed. Install Chromium or Chrome, or set " +
      "PROFLENS_CHROMIUM to the full path of one.",
  );
}

/**
 * The machine this runs on.
 *
 * @returns {import("./find-browser.mjs").Machine}
 */
function thisMachine() {
  const { env: environment, platform } = process;
  const run = ([command, ...parameters], more = {}) =>
    spawnSync(command, parameters, {
      stdio: "inherit",
      timeout: INSTALL_LIMIT_MS,
      env: { ...environment, ...more },
    }).status === 0;
  return {
    environment,
    platform,
    isRoot: process.getuid?.() === 0,
    starts: executablePath => startsOn(platform, executablePath),
    has: command =>
      (environment["PATH"] ?? "").split(delimiter).some(folder => existsSync(join(folder, command))),
    playwrightPath: async () => {
      const { chromium } = await import("@playwright/test");
      return chromium.executablePath() || undefined;
    },
    playwright: parameters => {
      const cli = createRequire(import.meta.url).resolve("@playwright/test/cli");
      // Where the network drops packets silently, do not wait half a minute per try.
      return run([process.execPath, cli, ...parameters], {
        PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT:
          environment["PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT"] ?? "10000",
      });
    },
    run: command => run(command),
    say: message => console.log(`[browser] ${message}`),
  };
}

/** A file that is there may still be a stub (Ubuntu's snap) or lack its libraries: ask it for its version. */
function startsOn(platform, executablePath) {
  if (!existsSync(executablePath)) return false;
  if (platform === "win32") return true; // there, --version opens a window
  try {
    execFileSync(executablePath, ["--version"], { stdio: "ignore", timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
