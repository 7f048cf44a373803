/** The main thread during a whole session: every gesture of the flame graph, of Top and of Callers & callees. */

import { boxesOf } from "./boxes.mjs";
import { timeToDrawn } from "./changed.mjs";
import { EXPRESSION } from "./changes.mjs";
import { longestTask, readMainThread, slowFrame, tasksBetween, workPerFrame } from "./mainThread.mjs";
import { withOpenProfile } from "./opened.mjs";
import { startTrace } from "./trace.mjs";
import { doubleClick } from "./userActs.mjs";

const FRAME_MS = 1000 / 60;
/** Of each gesture: a second and a half. */
const MOVES = 90;
const REST_MS = 500;

/**
 * What was done once, or for a while.
 * @typedef {object} ActResult
 * @property {string} name
 * @property {{ wallMs: number, cpuMs: number }} longestTask until the next act begins: the most that any task took by
 *   the clock, and the most that any took of the CPU, which may be two tasks
 * @property {{ frames: number, wallMs: number, cpuMs: number }} [slowFrame] main-thread work per frame, 95th
 *   percentile; of gestures, which are a movement per frame
 */

/**
 * @typedef {object} SessionResult
 * @property {{ wallMs: number, cpuMs: number, during: string }} longestTask
 * @property {ActResult[]} acts in the order in which they were done
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
  return readSession(events);
}

/**
 * @param {import("./trace.mjs").TraceEvent[]} events
 * @returns {SessionResult}
 */
function readSession(events) {
  const thread = readMainThread(events);
  const fileUs = thread.marks.find(mark => mark.name === "proflens:file")?.atUs;
  if (fileUs === undefined) throw new Error("the trace has no mark proflens:file");
  const marks = thread.marks.filter(mark => mark.name.startsWith("bench:"));
  const begun = [
    { name: "open", atUs: fileUs },
    ...marks
      .filter(mark => !mark.name.startsWith(AFTER))
      .map(({ name, atUs }) => ({ name: name.replace("bench:", ""), atUs })),
  ];
  const acts = begun.map(({ name, atUs }, index) => {
    const tasks = tasksBetween(thread, atUs, begun[index + 1]?.atUs);
    const endUs = marks.find(mark => mark.name === `${AFTER}${name}`)?.atUs;
    const frames = endUs === undefined ? [] : workPerFrame(thread, atUs, endUs);
    return {
      name,
      longestTask: {
        wallMs: Math.max(0, ...tasks.map(task => task.wallUs / 1000)),
        cpuMs: Math.max(0, ...tasks.map(task => task.cpuUs / 1000)),
      },
      // What does not move the page, such as a wheel over what is not longer than its room, has no frames.
      ...(frames.length > 0 && { slowFrame: slowFrame(frames) }),
    };
  });
  return { longestTask: longestTask(thread, fileUs), acts };
}

const AFTER = "bench:after ";

/**
 * Only mouse, keyboard and waiting in what is measured: looking for elements would be work of the page's main thread,
 * too. Where an element must be found, that is done before.
 * @param {import("@playwright/test").Page} page
 * @param {import("./boxes.mjs").Boxes} boxes
 */
async function useEverything(page, { wide, middle }) {
  const { mouse, keyboard } = page;
  const rest = () => page.waitForTimeout(REST_MS);
  const mark = (/** @type {string} */ name) => page.evaluate(text => void performance.mark(text), name);
  /** @type {(name: string, move: (index: number) => Promise<void>) => Promise<void>} */
  const gesture = async (name, move) => {
    await mark(`bench:${name}`);
    await atSixtyHertz(move);
    await mark(`${AFTER}${name}`);
    await rest();
  };
  /** @type {(name: string, type: import("./observe.mjs").Act, act: () => Promise<unknown>) => Promise<void>} */
  const change = async (name, type, act) => {
    await mark(`bench:${name}`);
    await timeToDrawn(page, type, act);
    await rest();
  };
  const press = (/** @type {string} */ key) => () => keyboard.press(key);

  await gesture("hover", index => mouse.move(120 + index * 7, middle.y - 150 + 2 * index));
  await change("double-click", "pointerup", () => doubleClick(page, wide));

  await mouse.move(middle.x, middle.y);
  await keyboard.down("Control");
  await gesture("zoom", index => mouse.wheel(0, index < MOVES / 2 ? -40 : 30));
  await keyboard.up("Control");

  await mouse.down();
  await gesture("pan", index => mouse.move(middle.x + swing(index) * 4, middle.y + swing(index)));
  await mouse.up();
  await gesture("wheel", index => mouse.wheel(0, index < MOVES / 2 ? 40 : -40));
  await change("reset", "keydown", press("0"));

  await page.getByRole("combobox", { name: "Order" }).focus();
  await change("order by name", "change", press("ArrowDown"));
  await change("order by weight", "change", press("ArrowUp"));

  await page.getByRole("combobox", { name: "Colour by" }).focus();
  for (const colour of ["file", "mapping", "self share", "single hue", "label"]) {
    await mark(`bench:colour by ${colour}`);
    await keyboard.press("ArrowDown");
    await rest();
  }
  await mark("bench:colour by package");
  await keyboard.press("Home");
  await rest();

  await mark("bench:palette");
  await keyboard.press("Control+k");
  await rest();
  await mark("bench:typing");
  await keyboard.type(`focus=${EXPRESSION}`, { delay: 40 });
  await rest();
  await change("filter", "keydown", press("Enter"));

  await page.getByRole("tab", { name: "Flame graph" }).focus();
  await change("callers", "keydown", press("3"));
  const callees = await page.getByRole("grid", { name: "Callees" }).boundingBox();
  if (callees !== null) await mouse.move(callees.x + callees.width / 2, callees.y + callees.height / 2);
  await gesture("scroll callers", () => mouse.wheel(0, 120));

  await change("top", "keydown", press("2"));
  const functions = await page.getByRole("grid", { name: "Functions" }).boundingBox();
  if (functions !== null) await mouse.move(functions.x + functions.width / 2, functions.y + 200);
  await gesture("scroll top", () => mouse.wheel(0, 120));

  await change("graph", "keydown", press("4"));
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
