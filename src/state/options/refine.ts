import type { QueryOptions } from "../../engine/protocol";
import { setOption } from "./optionValues";
import { quoteMeta } from "../../analysis/filters/quoteMeta";

/*
 * What pprof's page does with its Refine menu and the flame graph's menu (`internal/driver/html/common.js`). The text
 * is what an expression must match to mean a frame: `FrameNames.filterText`.
 */

/** Only stacks with this frame, or any of these; replaces what was in focus. */
export function focusOn(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "focus", anyOf(texts));
}

/** Not the stacks with this frame, nor those ignored already. */
export function ignoreToo(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "ignore", texts.reduce(orExactly, options.ignore ?? ""));
}

/** Stacks without this frame in them, nor those hidden already. */
export function hideToo(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "hide", texts.reduce(orExactly, options.hide ?? ""));
}

/** Stacks begin at this frame; replaces where they began. */
export function showFrom(options: QueryOptions, ...texts: readonly string[]): QueryOptions {
  return setOption(options, "show_from", anyOf(texts));
}

function anyOf(texts: readonly string[]): string {
  return texts.reduce(orExactly, "");
}

function exactly(text: string): string {
  return `^${quoteMeta(text)}$`;
}

function orExactly(expression: string, text: string): string {
  const added = exactly(text);
  if (expression === "") return added;
  const isIn = `|${expression}|`.includes(`|${added}|`);
  return isIn ? expression : `${expression}|${added}`;
}
