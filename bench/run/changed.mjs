/** From what the user does to the picture it leads to. */

/** A picture is the last one when none has followed for so long. */
const QUIET_MS = 250;
const LIMIT_MS = 120_000;

/**
 * Does something that changes what is drawn.
 * @param {import("@playwright/test").Page} page
 * @param {import("./observe.mjs").Act} type the event that commits it; where there are several, the last one counts
 * @param {() => Promise<unknown>} act
 * @returns {Promise<number>} milliseconds from that event to the pixels of the last picture it leads to
 */
export async function timeToDrawn(page, type, act) {
  const fromMs = await page.evaluate(() => performance.now());
  await act();
  return page.evaluate(waitForDrawn, { fromMs, type, quietMs: QUIET_MS, limitMs: LIMIT_MS });
}

/**
 * Asks the engine something.
 * @param {import("@playwright/test").Page} page
 * @param {string} question as the app names its measure, such as `top` or `report dot`
 * @param {() => Promise<unknown>} act
 * @returns {Promise<number>} milliseconds from the question posted to its answer; what is never answered counts as the
 *   limit, which is less than it took
 */
export async function timeToAnswer(page, question, act) {
  const fromMs = await page.evaluate(() => performance.now());
  await act();
  const name = `proflens:question:${question}`;
  const ms = await page.evaluate(waitForAnswer, { fromMs, name, limitMs: LIMIT_MS });
  if (ms !== undefined) return ms;
  console.warn(`  no answer to ${question} within ${LIMIT_MS / 1000} s, which is what it counts as`);
  return LIMIT_MS;
}

/** Runs in the page. */
async function waitForDrawn({ fromMs, type, quietMs, limitMs }) {
  const { acts, entries } = globalThis.proflensBench;
  for (;;) {
    const actMs = acts.findLast(act => act.type === type && act.atMs >= fromMs)?.atMs ?? Infinity;
    const drawnMs = entries.findLast(entry => entry.name === "proflens:drawn")?.startTime ?? 0;
    if (drawnMs > actMs && performance.now() > drawnMs + quietMs) return drawnMs - actMs;
    if (performance.now() > fromMs + limitMs) {
      throw new Error(`nothing was drawn after ${type}: ${JSON.stringify({ fromMs, actMs, drawnMs })}`);
    }
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Runs in the page. */
async function waitForAnswer({ fromMs, name, limitMs }) {
  const { entries } = globalThis.proflensBench;
  for (;;) {
    const measure = entries.find(entry => entry.name === name && entry.startTime >= fromMs);
    if (measure !== undefined) return measure.duration;
    if (performance.now() > fromMs + limitMs) return undefined;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
