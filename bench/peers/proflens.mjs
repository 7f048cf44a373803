import { measureMemory } from "../run/memory.mjs";
import { openProfile } from "../run/open.mjs";
import { inFreshBrowser } from "../run/browser.mjs";
import { NOTHING_SEEN } from "./openPeer.mjs";

/**
 * Proflens itself beside the peers, as the rest of the benchmark measures it, but in a fresh browser as they are.
 * @param {string} appUrl
 * @param {string} profilePath
 * @returns {Promise<import("./openPeer.mjs").ViewerRun>}
 */
export async function openProflens(appUrl, profilePath) {
  const startMs = performance.now();
  try {
    const open = await inFreshBrowser(browser => openProfile(browser, appUrl, profilePath));
    const memory = await inFreshBrowser(browser => measureMemory(browser, appUrl, profilePath));
    return {
      outcome: "drawn",
      ms: open.fileToDrawnMs,
      problem: undefined,
      longestTask: { ms: open.longestTaskMs, atLeast: false },
      ...memory,
      helperPeakBytes: undefined,
    };
  } catch (error) {
    return { outcome: "failed", ms: performance.now() - startMs, problem: String(error), ...NOTHING_SEEN };
  }
}
