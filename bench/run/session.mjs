/** The main thread during a whole session: open, zoom, pan, hover, filter, scroll. */

import { boxesOf } from "./boxes.mjs";
import { timeToDrawn } from "./changed.mjs";
import { EXPRESSION } from "./changes.mjs";
import { longestTask, readMainThread, slowFrame, workPerFrame } from "./mainThread.mjs";
import { withOpenProfile } from "./opened.mjs";
import { startTrace } from "./trace.mjs";
import { doubleClick } from "./userActs.mjs";

const FRAME_MS = 1000 / 60;
/** Of each gesture: a second and a half. */
const MOVES = 90;
const REST_MS = 500;

/** The gestures whose frames are counted. */
const GESTURES = /** @type {const} */ (["hover", "pan", "zoom"]);

/**
 * @typedef {object} SessionResult
 * @property {{ wallMs: number, cpuMs: number, during: string }} longestTask
 * @property {Record<"hover" | "pan" | "zoom", { frames: number, wallMs: number, cpuMs: number }>} slowFrames main-thread
 *   work per frame, 95th percentiles
 */

/**
 * @param {import("./opened.mjs").App} app
 * @param {string} profilePath
 * @returns {Promise<SessionResult>}
 */
export async function measureSession(app, profilePath) {
  const boxes = await boxesOf(app, profilePath);
  /** @type {() => Promise<import("./trace.mjs").TraceEvent[]>} */
  let endTrace;
  const events = await withOpenProfile(
    app,
    profilePath,
    async page => {
      await page.waitForTimeout(REST_MS);
      await useEverything(page, boxes);
      return endTrace();
    },
    { onStartPage: async page => void (endTrace = await startTrace(page)) },
  );
  const thread = readMainThread(events);
  const momentOf = name => {
    const mark = thread.marks.find(candidate => candidate.name === name);
    if (mark === undefined) throw new Error(`the trace has no mark ${name}`);
    return mark.atUs;
  };
  const slowFrames = GESTURES.map(gesture => {
    const frames = workPerFrame(thread, momentOf(`bench:${gesture}`), momentOf(`bench:after ${gesture}`));
    return [gesture, slowFrame(frames)];
  });
  return {
    longestTask: longestTask(thread, momentOf("proflens:file")),
    slowFrames: Object.fromEntries(slowFrames),
  };
}

/**
 * Only mouse, keyboard and waiting: looking for elements would be work of the page's main thread, too.
 * @param {import("@playwright/test").Page} page
 * @param {import("./boxes.mjs").Boxes} boxes
 */
async function useEverything(page, { wide, middle }) {
  const { mouse, keyboard } = page;
  const mark = (/** @type {string} */ name) =>
    page.evaluate(text => void performance.mark(text), `bench:${name}`);
  /** @type {(name: string, move: (index: number) => Promise<void>) => Promise<void>} */
  const gesture = async (name, move) => {
    await mark(name);
    await atSixtyHertz(move);
    await mark(`after ${name}`);
    await page.waitForTimeout(REST_MS);
  };

  await gesture("hover", index => mouse.move(120 + index * 7, middle.y - 150 + 2 * index));

  await mark("double-click");
  await timeToDrawn(page, "pointerup", () => doubleClick(page, wide));
  await page.waitForTimeout(REST_MS);

  await mouse.move(middle.x, middle.y);
  await keyboard.down("Control");
  await gesture("zoom", index => mouse.wheel(0, index < MOVES / 2 ? -40 : 30));
  await keyboard.up("Control");

  await mouse.down();
  await gesture("pan", index => mouse.move(middle.x + swing(index) * 4, middle.y + swing(index)));
  await mouse.up();

  await mark("reset");
  await timeToDrawn(page, "keydown", () => keyboard.press("0"));
  await page.waitForTimeout(REST_MS);

  await mark("palette");
  await keyboard.press("Control+k");
  await page.waitForTimeout(REST_MS);
  await mark("typing");
  await keyboard.type(`focus=${EXPRESSION}`, { delay: 40 });
  await page.waitForTimeout(REST_MS);
  await mark("filter");
  await timeToDrawn(page, "keydown", () => keyboard.press("Enter"));
  await page.waitForTimeout(REST_MS);

  await mark("top");
  await timeToDrawn(page, "keydown", () => keyboard.press("2"));
  await gesture("scroll", () => mouse.wheel(0, 120));
}

/** There and back: 0, 1, 2 … 45 … 2, 1. */
function swing(/** @type {number} */ index) {
  return Math.min(index, MOVES - index);
}

/**
 * Moves once per frame of 60 in a second, or as often as the page keeps up with.
 * @param {(index: number) => Promise<void>} move
 */
async function atSixtyHertz(move) {
  const startMs = performance.now();
  for (let index = 0; index < MOVES; index++) {
    const dueMs = startMs + index * FRAME_MS;
    const waitMs = dueMs - performance.now();
    if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
    await move(index);
  }
}
