/** Memory of the page's process while a profile opens, as Linux accounts it. */

import { readFile } from "node:fs/promises";
import { openProfile } from "./open.mjs";

const SAMPLE_EVERY_MS = 100;

/**
 * The most memory an open takes: the proportional set size of the page's renderer process, every 100 ms from the
 * choice of the file to a second after the first picture, less the same on the start page. An open of its own,
 * because reading the figure holds the process up for some milliseconds.
 * @param {import("@playwright/test").Browser} browser
 * @param {string} appUrl
 * @param {string} profilePath
 * @returns {Promise<{ startPageBytes: number, peakBytes: number }>} the peak includes the start page
 */
export async function measureMemory(browser, appUrl, profilePath) {
  let startPageBytes = 0;
  let peakBytes = 0;
  const closed = new AbortController();
  /** @type {(processId: number) => Promise<void>} */
  const sample = async processId => {
    while (!closed.signal.aborted) {
      // The process is gone once the page closes.
      peakBytes = Math.max(peakBytes, await proportionalSetBytes(processId).catch(() => 0));
      await new Promise(resolve => setTimeout(resolve, SAMPLE_EVERY_MS));
    }
  };
  /** @type {Promise<void> | undefined} */
  let sampling;
  try {
    await openProfile(browser, appUrl, profilePath, {
      async onStartPage(page) {
        const processId = await rendererProcessId(page);
        startPageBytes = await proportionalSetBytes(processId);
        sampling = sample(processId);
      },
    });
  } finally {
    closed.abort();
    await sampling;
  }
  if (peakBytes === 0) throw new Error("the renderer's memory could not be read");
  return { startPageBytes, peakBytes };
}

/**
 * The browser also keeps spare renderers; a trace is where it says which process has the page.
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<number>}
 */
export async function rendererProcessId(page) {
  const devtools = await page.context().newCDPSession(page);
  /** @type {number | undefined} */
  let processId;
  devtools.on("Tracing.dataCollected", ({ value }) => {
    const started = value.find(event => event.name === "TracingStartedInBrowser");
    processId ??= started?.args.data.frames.find(frame => frame.isOutermostMainFrame)?.processId;
  });
  const complete = new Promise(resolve => devtools.once("Tracing.tracingComplete", resolve));
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline"] },
  });
  await devtools.send("Tracing.end");
  await complete;
  await devtools.detach();
  if (processId === undefined) throw new Error("the browser did not say which process has the page");
  return processId;
}

/** @param {number} processId */
export async function proportionalSetBytes(processId) {
  const text = await readFile(`/proc/${processId}/smaps_rollup`, "utf8");
  const kibibytes = /^Pss:\s+(\d+) kB$/m.exec(text)?.[1];
  if (kibibytes === undefined) throw new Error(`no Pss in /proc/${processId}/smaps_rollup`);
  return Number(kibibytes) * 1024;
}
