/** Opens a profile in a peer, in a fresh browser, and never fails: how it went is part of the result. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SETTLE_MS } from "../run/settle.mjs";
import { inFreshBrowser } from "../run/browser.mjs";
import { watchMemory } from "./memory.mjs";
import { observe } from "./page/observe.mjs";
import { longestTask } from "./tasks.mjs";

/**
 * Another viewer. `counted` says from what to what its time is.
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} counted
 * @property {() => Promise<ReadyPeer | { missing: string }>} prepare fetches it
 */

/**
 * A peer that is there.
 * @typedef {object} ReadyPeer
 * @property {(options: any) => void} probe runs in the page and tells when the flame graph is drawn
 * @property {object} probeOptions
 * @property {(page: import("@playwright/test").Page) => Promise<void>} showStart what a user sees before the file
 * @property {(open: Giving) => Promise<unknown>} giveFile may go on while something can still fail. The clock starts when it is called, or, where a file input then
 *   changes, at that
 * @property {() => Promise<void>} close
 */

/**
 * @typedef {object} Giving
 * @property {import("@playwright/test").Page} page
 * @property {string} profilePath
 * @property {string} scratchFolder
 * @property {AbortSignal} signal aborted when the open is over: processes end with it
 * @property {(processId: number | undefined) => void} helper a process beside the browser, whose memory counts
 */

/**
 * @typedef {object} ViewerRun
 * @property {"drawn" | "crashed" | "none" | "failed"} outcome `none`: nothing was drawn within the limit
 * @property {number} ms to the flame graph, or to the end of the attempt
 * @property {string | undefined} problem what it said, where it failed, or the page threw
 * @property {import("./tasks.mjs").LongestTask} longestTask
 * @property {number} startPageBytes
 * @property {number} peakBytes includes the start page
 * @property {number | undefined} helperPeakBytes
 */

/** As for the app: watched for so long after the first picture. */
const WATCHED_AFTER_DRAWN_MS = 1000;
const OUT_OF_MEMORY = "ended by the benchmark: 7/8 of the machine's memory were in use";
/** A page that is busy for longer does not answer any more. */
const ANSWER_LIMIT_MS = 20_000;

/** Of an open of which nothing but its failure is known. */
export const NOTHING_SEEN = {
  longestTask: { ms: undefined, atLeast: false },
  startPageBytes: 0,
  peakBytes: 0,
  helperPeakBytes: undefined,
};

/**
 * @param {ReadyPeer} peer
 * @param {string} profilePath
 * @param {{ limitMs: number, screenshotPath: string }} options the screenshot is for a person who doubts what was drawn
 * @returns {Promise<ViewerRun>}
 */
export async function openPeer(peer, profilePath, { limitMs, screenshotPath }) {
  const scratchFolder = await mkdtemp(join(tmpdir(), "proflens-peer-"));
  const over = new AbortController();
  const startMs = wall();
  try {
    return await inFreshBrowser(async browser => {
      const page = await (await browser.newContext()).newPage();
      const crashed = new Promise(resolve => page.on("crash", () => resolve({ outcome: "crashed" })));
      /** @type {string | undefined} */
      let thrown;
      page.on("pageerror", error => (thrown ??= firstLine(error)));
      const { said, drawn } = await listen(page, peer);
      await peer.showStart(page);
      await page.waitForTimeout(SETTLE_MS);
      const memory = await watchMemory(browser);

      const calledMs = wall();
      const failed = peer
        .giveFile({ page, profilePath, scratchFolder, signal: over.signal, helper: memory.watchHelper })
        .then(
          () => new Promise(() => {}),
          // A crash also ends what was being asked of the page.
          error => later(500, { outcome: "failed", problem: firstLine(error) }),
        );
      const exhausted = memory.exhausted.then(() => ({ outcome: "failed", problem: OUT_OF_MEMORY }));
      const limit = later(limitMs, { outcome: "none" });
      const {
        outcome,
        atMs = wall(),
        problem = thrown,
      } = await Promise.race([drawn, crashed, failed, exhausted, limit]);
      // A process that takes more and more memory must not go on while the rest is looked at.
      if (outcome !== "drawn") over.abort();
      if (outcome === "drawn") {
        await later(WATCHED_AFTER_DRAWN_MS, undefined);
        await Promise.race([page.evaluate("0").catch(() => {}), later(ANSWER_LIMIT_MS, undefined)]);
      }
      const memoryUse = await memory.stop();
      if (outcome !== "crashed")
        await page.screenshot({ path: screenshotPath, timeout: 10_000 }).catch(() => {});
      const fromMs = said.find(({ kind }) => kind === "file")?.atMs ?? calledMs;
      const toMs = outcome === "drawn" ? atMs + WATCHED_AFTER_DRAWN_MS : atMs;
      return {
        outcome,
        ms: atMs - fromMs,
        problem,
        longestTask: longestTask(said, fromMs, toMs),
        ...memoryUse,
      };
    });
  } catch (error) {
    // The browser itself ended, or its page before there was a file to give.
    return { outcome: "failed", ms: wall() - startMs, problem: firstLine(error), ...NOTHING_SEEN };
  } finally {
    over.abort();
    await rm(scratchFolder, { recursive: true, force: true });
  }
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {ReadyPeer} peer
 */
async function listen(page, { probe, probeOptions }) {
  /** @type {import("./page/observe.mjs").Said[]} */
  const said = [];
  /** @type {(drawn: { outcome: "drawn", atMs: number }) => void} */
  let sawDrawn = () => {};
  const drawn = new Promise(resolve => (sawDrawn = resolve));
  await page.exposeBinding(
    "proflensPeerSays",
    (_source, /** @type {import("./page/observe.mjs").Said} */ word) => {
      said.push(word);
      if (word.kind === "drawn") sawDrawn({ outcome: "drawn", atMs: word.atMs });
    },
  );
  await page.addInitScript(observe);
  await page.addInitScript(probe, probeOptions);
  return { said, drawn };
}

function wall() {
  return performance.timeOrigin + performance.now();
}

/**
 * @template T
 * @param {number} ms
 * @param {T} value
 * @returns {Promise<T>}
 */
function later(ms, value) {
  return new Promise(resolve => setTimeout(() => resolve(value), ms).unref());
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0];
}
