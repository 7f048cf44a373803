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
  return withAlternative(expression, exactly(text));
}

/** Whether an expression has this one as an alternative. */
export function hasAlternative(expression: string | undefined, alternative: string): boolean {
  return `|${expression ?? ""}|`.includes(`|${alternative}|`);
}

/** The expression with one more alternative, unless it has it already. */
export function withAlternative(expression: string | undefined, added: string): string {
  if (expression === undefined || expression === "") return added;
  return hasAlternative(expression, added) ? expression : `${expression}|${added}`;
}

/** The expression without an alternative; "" where it was the only one. */
export function withoutAlternative(expression: string | undefined, removed: string): string {
  return `|${expression ?? ""}|`.replace(`|${removed}|`, () => "|").slice(1, -1);
}
