/** What the engine is asked for the other views: each the first question after an open, so that nothing is at hand. */

import { boxesOf } from "./boxes.mjs";
import { timeToAnswer } from "./changed.mjs";
import { withOpenProfile } from "./opened.mjs";
import { SETTLE_MS } from "./settle.mjs";
import { typeLine } from "./userActs.mjs";

/**
 * Milliseconds from the question posted to its answer.
 * @typedef {object} QuestionsResult
 * @property {number} topMs all functions
 * @property {number} detailsMs callers, callees and figures of one function
 * @property {number} labelsMs every key's values
 * @property {number} graphMs the call graph at its default trimming, as `dot` prints it, without layout
 */

/**
 * @param {import("./opened.mjs").App} app
 * @param {string} profilePath
 * @returns {Promise<QuestionsResult>}
 */
export async function measureQuestions(app, profilePath) {
  const { middle } = await boxesOf(app, profilePath);
  /** @type {(question: string, prepare: (page: import("@playwright/test").Page) => Promise<() => Promise<unknown>>) => Promise<number>} */
  const ask = (question, prepare) =>
    withOpenProfile(app, profilePath, async page => {
      await page.waitForTimeout(SETTLE_MS);
      const act = await prepare(page);
      return timeToAnswer(page, question, act);
    });
  return {
    topMs: await ask("top", async page => () => page.keyboard.press("2")),
    detailsMs: await ask("details", async page => () => page.mouse.click(middle.x, middle.y)),
    labelsMs: await ask("labels", async page => () => page.keyboard.press("6")),
    graphMs: await ask("report dot", async page => {
      await typeLine(page, "dot");
      return () => page.keyboard.press("Enter");
    }),
  };
}
