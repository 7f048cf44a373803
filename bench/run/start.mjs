/** The start page: how much it loads, and when it can be used on a slow processor. */

import { gzipSync } from "node:zlib";
import { SETTLE_MS } from "./settle.mjs";
import { median } from "./statistics.mjs";

const SLOWED = 4;

/**
 * @typedef {object} StartResult
 * @property {number} usableMs from the navigation's start to **Open profile** on screen, with the CPU slowed
 * @property {{ path: string, gzipBytes: number }[]} files scripts and style sheets, workers' too, that the page asks for before it is idle
 */

/** @typedef {{ usableMs: number, gzipBytes: number, files: StartResult["files"] }} StartSummary */

/**
 * @param {StartResult[]} runs at least one
 * @returns {StartSummary}
 */
export function summariseStart(runs) {
  const files = runs[0]?.files.toSorted((a, b) => b.gzipBytes - a.gzipBytes) ?? [];
  return {
    usableMs: median(runs.map(run => run.usableMs)),
    gzipBytes: files.reduce((sum, file) => sum + file.gzipBytes, 0),
    files,
  };
}

/**
 * @param {import("./opened.mjs").App} app
 * @returns {Promise<StartResult>}
 */
export async function measureStart({ browser, url }) {
  // Nothing is cached in a new context.
  const context = await browser.newContext({ serviceWorkers: "block" });
  try {
    const page = await context.newPage();
    /** @type {Promise<{ path: string, gzipBytes: number }>[]} */
    const files = [];
    context.on("response", response => {
      const path = new URL(response.url()).pathname;
      if (/\.(?:m?js|css)$/.test(path)) files.push(response.body().then(body => sizeOf(path, body)));
    });
    await page.addInitScript(watchForButton);
    // What is fetched in idle time is nothing that the start page waits for.
    await page.addInitScript(() => (globalThis.requestIdleCallback = () => 0));
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
    await page.goto(url);
    const usableMs = await page.evaluate(() => globalThis.proflensUsable);
    await page.waitForTimeout(SETTLE_MS * SLOWED);
    return { usableMs, files: await Promise.all(files) };
  } finally {
    await context.close();
  }
}

/**
 * As a host's gzip makes it.
 * @param {string} path
 * @param {Buffer} body
 */
function sizeOf(path, body) {
  return { path, gzipBytes: gzipSync(body, { level: 9 }).length };
}

/** Runs in the page, before the app's own scripts. The button comes with what it does: React renders both. */
function watchForButton() {
  globalThis.proflensUsable = new Promise(resolve => {
    const look = () => {
      const buttons = [...document.querySelectorAll("button")];
      if (!buttons.some(button => button.textContent?.startsWith("Open profile"))) {
        requestAnimationFrame(look);
        return;
      }
      // It was there when this frame began, and a task after the frame runs when it has been painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => resolve(performance.now()));
      port1.start();
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });
}
