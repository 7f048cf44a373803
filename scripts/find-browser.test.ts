import { delimiter } from "node:path";
import { describe, expect, it } from "vitest";
import { findBrowser, type Machine } from "./find-browser.mjs";

const PLAYWRIGHT_PATH = "/cache/ms-playwright/chrome";

interface Scene {
  environment?: Record<string, string>;
  platform?: string;
  isRoot?: boolean;
  /** Browsers that are there and start. */
  browsers?: string[];
  commands?: string[];
  /** What each installing command brings; a command not listed fails. */
  brings?: Record<string, string[]>;
}

/** A machine without network or browsers, except for what the scene says; it writes down what was run. */
function machineOf(scene: Scene): { machine: Machine; ran: string[]; said: string[] } {
  const browsers = new Set(scene.browsers);
  const ran: string[] = [];
  const said: string[] = [];
  const run = (command: string): boolean => {
    ran.push(command);
    const brought = scene.brings?.[command];
    for (const browser of brought ?? []) browsers.add(browser);
    return brought !== undefined;
  };
  const machine: Machine = {
    environment: { PATH: ["/usr/local/bin", "/usr/bin"].join(delimiter), ...scene.environment },
    platform: scene.platform ?? "linux",
    isRoot: scene.isRoot ?? true,
    starts: executablePath => browsers.has(executablePath),
    has: command => scene.commands?.includes(command) ?? false,
    playwrightPath: () => Promise.resolve(PLAYWRIGHT_PATH),
    playwright: parameters => run(`playwright ${parameters.join(" ")}`),
    run: command => run(command.join(" ")),
    say: message => said.push(message),
  };
  return { machine, ran, said };
}

const APT = "env DEBIAN_FRONTEND=noninteractive apt-get";
const APT_INSTALL = `${APT} install --yes --no-install-recommends chromium fonts-liberation`;

describe("a browser that is there", () => {
  it("is taken from the environment first", async () => {
    const { machine } = machineOf({
      environment: { PROFLENS_CHROMIUM: "/my/chromium", CHROME_PATH: "/other/chrome" },
      browsers: ["/my/chromium", "/other/chrome", PLAYWRIGHT_PATH],
    });
    expect(await findBrowser(machine)).toEqual({
      executablePath: "/my/chromium",
      how: "named by PROFLENS_CHROMIUM",
    });
  });

  it("is an error when PROFLENS_CHROMIUM names none", async () => {
    const { machine } = machineOf({
      environment: { PROFLENS_CHROMIUM: "/gone" },
      browsers: ["/usr/bin/chromium"],
    });
    await expect(findBrowser(machine)).rejects.toThrow(
      "PROFLENS_CHROMIUM is /gone, but no browser starts from there.",
    );
  });

  it("is looked for elsewhere when another variable is stale", async () => {
    const { machine, said } = machineOf({
      environment: { CHROME_PATH: "/gone" },
      browsers: ["/usr/bin/chromium"],
    });
    expect(await findBrowser(machine)).toMatchObject({ executablePath: "/usr/bin/chromium" });
    expect(said).toEqual(["CHROME_PATH is /gone, but no browser starts from there. Looking elsewhere."]);
  });

  it("is Playwright's own before the system's", async () => {
    const { machine, ran } = machineOf({ browsers: ["/usr/bin/chromium", PLAYWRIGHT_PATH] });
    expect(await findBrowser(machine)).toEqual({
      executablePath: PLAYWRIGHT_PATH,
      how: "installed by Playwright",
    });
    expect(ran).toEqual([]);
  });

  it("is found on the PATH and in the usual places of other systems", async () => {
    const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    const windows = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";
    const scenes: [string, Scene][] = [
      ["/usr/bin/google-chrome", {}],
      [mac, { platform: "darwin" }],
      [windows, { platform: "win32", environment: { PROGRAMFILES: "C:\\Program Files" } }],
    ];
    for (const [browser, scene] of scenes) {
      const { machine } = machineOf({ ...scene, browsers: [browser] });
      // One scene after the other, so that a failure names its own.
      expect(await findBrowser(machine)).toEqual({
        executablePath: browser,
        how: "installed on this machine",
      });
    }
  });
});

describe("a browser that has to be installed", () => {
  it("is downloaded by Playwright", async () => {
    const { machine, ran } = machineOf({ brings: { "playwright install chromium": [PLAYWRIGHT_PATH] } });
    expect(await findBrowser(machine)).toEqual({
      executablePath: PLAYWRIGHT_PATH,
      how: "downloaded by Playwright",
    });
    expect(ran).toEqual(["playwright install chromium"]);
  });

  it("gets its libraries when it does not start without", async () => {
    const { machine, ran } = machineOf({
      brings: { "playwright install chromium": [], "playwright install-deps chromium": [PLAYWRIGHT_PATH] },
    });
    expect(await findBrowser(machine)).toMatchObject({ how: "downloaded by Playwright" });
    expect(ran).toEqual(["playwright install chromium", "playwright install-deps chromium"]);
  });

  it("is Debian's package where the download fails", async () => {
    const { machine, ran, said } = machineOf({
      commands: ["apt-get"],
      brings: { [`${APT} update`]: [], [APT_INSTALL]: ["/usr/bin/chromium"] },
    });
    expect(await findBrowser(machine)).toEqual({
      executablePath: "/usr/bin/chromium",
      how: "installed with apt-get",
    });
    expect(ran).toEqual(["playwright install chromium", `${APT} update`, APT_INSTALL]);
    expect(said).toEqual([
      "No Chromium on this machine. Downloading one: npx playwright install chromium",
      "Playwright could not download its Chromium.",
      "Installing Debian's package: apt-get update, apt-get install chromium",
    ]);
  });

  it("is installed with sudo by someone who is not root, even if a package source is unreachable", async () => {
    const { machine, ran } = machineOf({
      isRoot: false,
      commands: ["apt-get", "sudo"],
      brings: { [`sudo ${APT_INSTALL}`]: ["/usr/bin/chromium"] },
    });
    expect(await findBrowser(machine)).toMatchObject({ executablePath: "/usr/bin/chromium" });
    expect(ran.slice(1)).toEqual([`sudo ${APT} update`, `sudo ${APT_INSTALL}`]);
  });

  it("is an error that says what to do when nothing works", async () => {
    const scenes: Scene[] = [
      {},
      { platform: "darwin", commands: ["apt-get"] },
      { commands: ["apt-get"] },
      { isRoot: false, commands: ["apt-get"] },
    ];
    for (const scene of scenes) {
      await expect(findBrowser(machineOf(scene).machine)).rejects.toThrow(
        "set PROFLENS_CHROMIUM to the full path of one",
      );
    }
  });
});
