/** Memory of a peer while it opens a profile, as Linux accounts it. */

import { readFile } from "node:fs/promises";
import { proportionalSetBytes } from "../run/memory.mjs";

const SAMPLE_EVERY_MS = 100;
/** A process beside the browser keeps its own peak, which is cheap to read, but has to be read before it ends. */
const HELPER_EVERY_MS = 20;
/** An open ends when less than this share of the machine's memory is left: others on it would be killed for it. */
const SHARE_LEFT = 1 / 8;
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
  /** @type {number | undefined} */
  let helperPeakBytes;
  /** @type {Promise<void>[]} */
  const watching = [];
  const over = new AbortController();
  /** @type {() => void} */
  let sawExhausted = () => {};
  /** @type {Promise<void>} */
  const exhausted = new Promise(resolve => (sawExhausted = resolve));

  const sample = async () => {
    const { processInfo } = await devtools.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer");
    const startMs = performance.now();
    // A process is gone once its page is.
    const bytes = await Promise.all(renderers.map(({ id }) => proportionalSetBytes(id).catch(() => 0)));
    peakBytes = Math.max(peakBytes, ...bytes);
    return performance.now() - startMs;
  };

  await sample();
  const startPageBytes = peakBytes;
  /** @type {(read: () => Promise<number>) => void} `read` resolves to the wait before it is called again, in ms */
  const watch = read => {
    const readOn = async () => {
      while (!over.signal.aborted) {
        const waitMs = await read();
        await new Promise(resolve => setTimeout(resolve, waitMs));
      }
    };
    watching.push(readOn());
  };
  watch(async () => Math.max(SAMPLE_EVERY_MS, READING_SHARE * (await sample().catch(() => 0))));
  watch(async () => {
    if ((await shareOfMemoryLeft()) < SHARE_LEFT) sawExhausted();
    return SAMPLE_EVERY_MS;
  });

  return {
    /** Resolves when the machine's memory is nearly used up, by whomever. */
    exhausted,
    /** @type {(processId: number | undefined) => void} of a process beside the browser, from here on */
    watchHelper: processId => {
      if (processId === undefined) return;
      watch(async () => {
        helperPeakBytes = Math.max(helperPeakBytes ?? 0, await highWaterBytes(processId));
        return HELPER_EVERY_MS;
      });
    },
    stop: async () => {
      over.abort();
      await Promise.all([...watching, sample().catch(() => 0)]);
      return { startPageBytes, peakBytes, helperPeakBytes };
    },
  };
}

/** @param {number} processId */
async function highWaterBytes(processId) {
  const text = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1] ?? 0) * 1024;
}

async function shareOfMemoryLeft() {
  const text = await readFile("/proc/meminfo", "utf8");
  const kibibytes = (/** @type {string} */ name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(text)?.[1]);
  return kibibytes("MemAvailable") / kibibytes("MemTotal");
}
