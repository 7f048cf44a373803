import type { QueryOptions } from "../../engine/protocol";
import { setOption } from "./optionValues";
import { quoteMeta } from "../../analysis/filters/quoteMeta";

/*
 * What pprof's page does with its Refine menu and the flame graph's menu (`internal/driver/html/common.js`). The text
 * is what an expression must match to mean a frame: `FrameNames.filterText`.
 */

/** Only stacks with this frame; replaces what was in focus. */
export function focusOn(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "focus", exactly(text));
}

/** Not the stacks with this frame, nor those ignored already. */
export function ignoreToo(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "ignore", orExactly(options.ignore, text));
}

/** Stacks without this frame in them, nor those hidden already. */
export function hideToo(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "hide", orExactly(options.hide, text));
}

/** Stacks begin at this frame; replaces where they began. */
export function showFrom(options: QueryOptions, text: string): QueryOptions {
  return setOption(options, "show_from", exactly(text));
}

function exactly(text: string): string {
  return `^${quoteMeta(text)}$`;
}

function orExactly(expression: string | undefined, text: string): string {
  const added = exactly(text);
  if (expression === undefined || expression === "") return added;
  const isIn = `|${expression}|`.includes(`|${added}|`);
  return isIn ? expression : `${expression}|${added}`;
}
