/** Memory of a peer while it opens a profile, as Linux accounts it. */

import { readFile } from "node:fs/promises";
import { proportionalSetBytes } from "../run/memory.mjs";

const SAMPLE_EVERY_MS = 100;
/** Reading the figure holds the process up; of so many milliseconds at most one goes to that. */
const READING_SHARE = 50;

/**
 * Watches the most memory that the page's renderer process takes (proportional set size), and a process beside the
 * browser (its own peak of its resident set). Of several renderers, the browser keeps spare ones, the largest is taken:
 * a page may change to another one when it goes to another address.
 * @param {import("@playwright/test").Browser} browser
 */
export async function watchMemory(browser) {
  const devtools = await browser.newBrowserCDPSession();
  let peakBytes = 0;
  let helperPeakBytes = 0;
  /** @type {number | undefined} */
  let helperId;
  let stopped = false;

  const sample = async () => {
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    const startMs = performance.now();
    // A process is gone once its page is.
    const bytes = await Promise.all(renderers.map(({ id }) => proportionalSetBytes(id).catch(() => 0)));
    peakBytes = Math.max(peakBytes, ...bytes);
    if (helperId !== undefined) helperPeakBytes = Math.max(helperPeakBytes, await highWaterBytes(helperId));
    return performance.now() - startMs;
  };

  await sample();
  const startPageBytes = peakBytes;
  const sampling = (async () => {
    while (!stopped) {
      const readMs = await sample().catch(() => 0);
      await new Promise(resolve => setTimeout(resolve, Math.max(SAMPLE_EVERY_MS, readMs * READING_SHARE)));
    }
  })();

  return {
    /** @param {number | undefined} processId of a process beside the browser, from here on */
    helper(processId) {
      helperId = processId;
    },
    async stop() {
      stopped = true;
      await sample().catch(() => 0);
      return {
        startPageBytes,
        peakBytes,
        helperPeakBytes: helperId === undefined ? undefined : helperPeakBytes,
      };
    },
    /** Resolves when nothing is read any more. */
    ended: sampling,
  };
}

/** @param {number} processId */
async function highWaterBytes(processId) {
  const text = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}
