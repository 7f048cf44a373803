/** A DevTools trace of a page's main thread. */

/**
 * An event as DevTools writes it; times are microseconds on the browser's clock.
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {string} ph phase; `X` is complete, with a duration
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts
 * @property {number} [dur] wall clock
 * @property {number} [tdur] CPU time of the thread
 * @property {Record<string, any>} args
 */

/** Tasks with their CPU time; frames; the app's marks and the benchmark's. Little else, since tracing costs. */
const CATEGORIES = ["disabled-by-default-devtools.timeline", "blink.user_timing", "__metadata"];

/**
 * @param {import("@playwright/test").Page} page
 * @returns {Promise<() => Promise<TraceEvent[]>>} what ends the trace and tells its events
 */
export async function startTrace(page) {
  const devtools = await page.context().newCDPSession(page);
  /** @type {TraceEvent[]} */
  const events = [];
  devtools.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) events.push(event);
  });
  const complete = new Promise(resolve => devtools.once("Tracing.tracingComplete", resolve));
  await devtools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: CATEGORIES },
  });
  return async () => {
    await devtools.send("Tracing.end");
    await complete;
    await devtools.detach();
    return events;
  };
}
